from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe


@require_safe
def admin_login(request: HttpRequest) -> HttpResponse:
    """There is one place to sign in; the editor's own form is never shown. allauth checks where `next` leads."""
    if request.user.is_authenticated:
        # The sign-in would send them straight back here: a browser gives up after twenty rounds.
        raise PermissionDenied
    after = request.GET.get("next", "/admin/")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': after})}")
