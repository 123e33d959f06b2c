"""Whoever came in with a password on paper sees one page until an own password is chosen."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from courses.models import User

_OPEN = {"new_password", "account_logout"}


class TemporaryPassword:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Every address but two, so that a new one is closed by itself. Who has no session is not asked for."""
        match = request.resolver_match
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or (match and match.view_name in _OPEN):
            return None
        user = request.user
        if isinstance(user, User) and user.temporary_until is not None:
            return redirect("new_password")
        return None
