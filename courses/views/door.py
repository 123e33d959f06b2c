"""Who comes through a staff door at all. What is behind it still starts at `visible_to(user)`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from courses.permissions.roles import Standing, standing_of_user

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, P], R]


def _door(may: Callable[[Standing], bool]) -> Callable[[View[P, R]], View[P, R]]:
    def guarded(view: View[P, R]) -> View[P, R]:
        @wraps(view)
        @login_required
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> R:
            if not may(standing_of_user(request.user)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return inner

    return guarded


office_door = _door(lambda standing: standing.has_office)
"""Municipal staff and the prefecture."""
municipality_door = _door(lambda standing: bool(standing.municipalities))
"""Screens about people: municipal staff alone."""
classroom_door = _door(lambda standing: standing.teaches or bool(standing.municipalities))
"""Those who teach, and the municipality's staff who help out."""
editing_door = _door(lambda standing: standing.edits)
"""Screens of ours in the editor."""
