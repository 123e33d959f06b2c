"""The account that an address names, of those this user may see; else there is none."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from courses.models import User
from courses.permissions import staff


def account_of(request: HttpRequest, user_id: int) -> User:
    found: User = get_object_or_404(staff.visible_to(request.user), pk=user_id)
    return found


def giver_of(request: HttpRequest) -> User:
    """Behind a door nobody is anonymous."""
    assert isinstance(request.user, User)
    return request.user
