from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from attendance.views.learner.cookie import forget, forget_asking
from attendance.views.learner.entrance import page, with_card
from attendance.views.learner.holder import Holder


@require_http_methods(["GET", "HEAD", "POST"])
@with_card
def leave(request: HttpRequest, holder: Holder) -> HttpResponseBase:
    """GET asks, POST takes the card off this phone. Nothing of the person is lost by it."""
    if request.method != "POST":
        return page(request, holder, "leave", {})
    response = redirect("learner:home")
    response.status_code = 303
    forget(response)
    forget_asking(response)
    return response
