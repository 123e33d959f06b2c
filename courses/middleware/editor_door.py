"""The editor's own door: memberships of today, and no side doors for anybody but the prefecture."""

import re
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from courses.actions.write_groups import write_memberships
from courses.models import User
from courses.permissions.editing import is_prefecture, may_open_approval, may_open_what_is_named

_SIDE_DOORS = re.compile(r"^/admin/(reports|pages/usage|workflows|bulk|users|groups|collections)(/|$)")
_OF_APPROVAL = "/admin/pages/workflow/"
"""Addresses that say a draft's title, and who approves it, to whoever asks."""


class EditorDoor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        user = request.user
        if not request.path.startswith("/admin/") or not isinstance(user, User):
            return
        _once_a_day(user)
        if not user.has_perm("wagtailadmin.access_admin"):
            # Wagtail would send them to the sign-in, which sends who is signed in straight back here.
            raise PermissionDenied
        if is_prefecture(user):
            return
        if _SIDE_DOORS.match(request.path) or not may_open_what_is_named(user, kwargs):
            raise PermissionDenied
        if request.path.startswith(_OF_APPROVAL) and not may_open_approval(user, kwargs):
            raise PermissionDenied


def _once_a_day(user: User) -> None:
    """Assignments begin and end by date, so memberships are written again on the first request of a day."""
    key = f"groups-of-{user.pk}-{timezone.localdate().isoformat()}"
    if cache.add(key, True, 24 * 60 * 60):
        write_memberships(user=user)
