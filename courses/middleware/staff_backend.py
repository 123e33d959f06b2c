"""Who signs in: user name and password, and only while a StaffAssignment is current."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from courses.models import StaffAssignment, User


class StaffBackend(AuthenticationBackend):
    def user_can_authenticate(self, user: Any) -> bool:
        """Django's get_user asks this on every request too: whoever has no current assignment is nobody from the next
        request on."""
        return super().user_can_authenticate(user) and has_current_assignment(user)


def has_current_assignment(user: User) -> bool:
    """And no password on paper that is too old."""
    today = timezone.localdate()
    if not user.is_active or (user.temporary_until is not None and user.temporary_until < today):
        return False
    return StaffAssignment.objects.on(today).filter(user=user).exists()
