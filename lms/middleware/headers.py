"""Headers by door: the editor's own policy, no traces of people in caches, referrers or search engines."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_PRIVATE_DOORS = ("/me/", "/classroom/", "/office/", "/accounts/")
_CARD_DOORS = ("/k/", "/me/", "/s/")


class DoorHeaders:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        path = request.path.lower()
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        if path.startswith("/admin/"):
            _loosen(response)
        if path.startswith(_PRIVATE_DOORS + _CARD_DOORS):
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        if path.startswith("/k/"):
            response.headers["Referrer-Policy"] = "no-referrer"
        elif path.startswith(_CARD_DOORS):
            # These have forms: under no-referrer a browser posts them with "Origin: null", which the CSRF check refuses.
            response.headers["Referrer-Policy"] = "same-origin"
        return response


def _loosen(response: Any) -> None:
    # A preview is an inner request that has been through CSPMiddleware already; django-csp leaves a header alone.
    response.headers.pop("Content-Security-Policy", None)
    response._csp_replace = settings.EDITOR_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
