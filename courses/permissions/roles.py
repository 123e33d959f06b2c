"""What a user is today. Every rule of this system starts from these answers; deny is the default."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from courses.models import StaffAssignment
from courses.models.staff_assignment import EDITING_ROLES, TEACHING_ROLES, Role


@dataclass(frozen=True)
class Standing:
    """The current assignments of one user, read once a request."""

    user_id: int
    pairs: frozenset[tuple[str, str]]
    """(role, municipality code or "" for the prefecture)."""

    @property
    def is_prefecture(self) -> bool:
        return any(role == Role.PREFECTURE for role, _ in self.pairs)

    @property
    def municipalities(self) -> frozenset[str]:
        """Municipalities this user is staff of."""
        return frozenset(code for role, code in self.pairs if role == Role.MUNICIPALITY)

    @property
    def teaches(self) -> bool:
        return any(role in TEACHING_ROLES for role, _ in self.pairs)

    @property
    def is_only_at_the_door(self) -> bool:
        """Of those who teach, nothing but the reception: one day, and the class of that day."""
        return self.teaches and all(role == Role.RECEPTION for role, _ in self.pairs if role in TEACHING_ROLES)

    @property
    def doors(self) -> frozenset[str]:
        """Municipalities where this user is at the reception and teaches nothing, whatever the work elsewhere."""
        taught = {code for role, code in self.pairs if role in TEACHING_ROLES and role != Role.RECEPTION}
        at_door = frozenset(code for role, code in self.pairs if role == Role.RECEPTION)
        return frozenset() if "" in taught else at_door - taught

    @property
    def edits(self) -> bool:
        return any(role in EDITING_ROLES for role, _ in self.pairs)

    @property
    def has_office(self) -> bool:
        return self.is_prefecture or bool(self.municipalities)


def standing_of_user(user: Any, on: date | None = None) -> Standing:
    """Anonymous users have none. Cached on the user object, which lives for one request."""
    if not getattr(user, "is_authenticated", False):
        return Standing(0, frozenset())
    if on is not None:
        return _standing(user.pk, on)
    kept: Standing | None = getattr(user, "_standing", None)
    if kept is None:
        kept = user._standing = _standing(user.pk, timezone.localdate())
    return kept


def keep_standing(user: Any, rows: Iterable[Sequence[Any]]) -> None:
    """For whoever has read today's assignments already: rows of role and municipality."""
    user._standing = Standing(user.pk, frozenset((role, code or "") for role, code in rows))


def _standing(user_id: int, on: date) -> Standing:
    rows = StaffAssignment.objects.on(on).filter(user_id=user_id)
    return Standing(user_id, frozenset((row.role, row.municipality_id or "") for row in rows))
