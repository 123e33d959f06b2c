from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from attendance.views.learner.cookie import remember
from attendance.views.learner.entrance import page, with_card
from attendance.views.learner.holder import Holder


@require_http_methods(["GET", "HEAD", "POST"])
@with_card
def borrowed(request: HttpRequest, holder: Holder) -> HttpResponseBase:
    """GET asks, POST lets this phone forget the card when its browser closes."""
    if request.method != "POST":
        return page(request, holder, "borrowed", {})
    response = redirect("learner:home")
    response.status_code = 303
    remember(response, holder.card, borrowed=True)
    return response
