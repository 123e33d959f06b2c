"""Who signs in: user name and password, and only while a StaffAssignment is current."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, DateField
from django.utils import timezone

from courses.models import StaffAssignment, User
from courses.permissions.roles import keep_standing
from materials.fixed import Fixed, Given

_USER = tuple(field.attname for field in User._meta.concrete_fields)


class StaffBackend(AuthenticationBackend):
    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and has_current_assignment(user)

    def get_user(self, user_id: Any) -> User | None:
        """Asked on every request: whoever has no current assignment is nobody from the next request on. One query, which
        also says what the user is today."""
        today = timezone.localdate()
        rows = _assigned(user=user_id, today=today)
        if not rows:
            return None
        user = User.from_db(DEFAULT_DB_ALIAS, _USER, list(rows[0][2:]))
        keep_standing(user, [row[:2] for row in rows])
        return user if _may_come_in(user, today) else None


def has_current_assignment(user: User) -> bool:
    """And no password on paper that is too old."""
    today = timezone.localdate()
    return _may_come_in(user, today) and StaffAssignment.objects.on(today).filter(user=user).exists()


def _may_come_in(user: User, today: Any) -> bool:
    return user.is_active and (user.temporary_until is None or user.temporary_until >= today)


_assigned = Fixed(
    lambda: (
        StaffAssignment.objects.on(Given("today", DateField()))
        .filter(user=Given("user", BigIntegerField()))
        .values_list("role", "municipality_id", *(f"user__{name}" for name in _USER))
    )
)
