"""Who manages whose account. The prefecture all, a municipality's staff those of their own municipality, and nobody
himself: rights are given by somebody else."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from courses.models import Municipality, StaffAssignment, User
from courses.models.staff_assignment import TEACHING_ROLES, Role, StaffAssignmentQuerySet
from courses.permissions.roles import standing_of_user

_BY_A_MUNICIPALITY = (Role.MUNICIPALITY, Role.EDITOR, Role.INSTRUCTOR, Role.ASSISTANT, Role.RECEPTION)


def roles_given_by(user: Any) -> tuple[Role, ...]:
    """Below or beside one's own, never above."""
    standing = standing_of_user(user)
    if standing.is_prefecture:
        return (Role.PREFECTURE, *_BY_A_MUNICIPALITY)
    return _BY_A_MUNICIPALITY if standing.municipalities else ()


def municipalities_given_by(user: Any) -> QuerySet[Municipality]:
    standing = standing_of_user(user)
    if standing.is_prefecture:
        return Municipality.objects.all()
    return Municipality.objects.filter(pk__in=standing.municipalities)


def can_give(user: Any, role: str, municipality: Municipality | None) -> bool:
    standing = standing_of_user(user)
    if role not in roles_given_by(user):
        return False
    return standing.is_prefecture or (municipality is not None and municipality.pk in standing.municipalities)


def visible_to(user: Any) -> QuerySet[User]:
    """Accounts with work in the own municipalities, now, later or once; their `assignments` are read no further. One that
    stands above all rules is made and mended on the server alone."""
    seen = User.objects.filter(is_superuser=False)
    if not standing_of_user(user).is_prefecture:
        seen = seen.filter(assignments__in=_own(user)).distinct()
    assignments = _own(user).select_related("municipality").order_by("-until", "pk")
    return seen.prefetch_related(Prefetch("assignments", queryset=assignments)).order_by("username")


def _own(user: Any) -> StaffAssignmentQuerySet:
    standing = standing_of_user(user)
    if standing.is_prefecture:
        return StaffAssignment.objects.all()
    return StaffAssignment.objects.filter(municipality__in=standing.municipalities)


def at_work(user: Any, accounts: QuerySet[User], *, town: str, today: date, is_past: bool) -> QuerySet[User]:
    """Of those accounts the ones with work that is not over, or whose visible work is over; in one municipality, if any."""
    own = _own(user).filter(municipality=town) if town else _own(user)
    ahead = own.not_over(today).values("user")
    if is_past:
        return accounts.filter(pk__in=own.values("user")).exclude(pk__in=ahead)
    return accounts.filter(pk__in=ahead)


def assignments_managed_by(user: Any) -> StaffAssignmentQuerySet:
    """What this user may shorten, prolong and end."""
    return _own(user).exclude(user_id=standing_of_user(user).user_id)


def can_manage_assignment(user: Any, assignment: StaffAssignment) -> bool:
    return assignments_managed_by(user).filter(pk=assignment.pk).exists()


def can_reset_password(user: Any, account: User) -> bool:
    """Whoever gives a password can sign in with it: so only where all the work of that account is the giver's own."""
    standing = standing_of_user(user)
    if account.pk == standing.user_id or not visible_to(user).filter(pk=account.pk).exists():
        return False
    ahead = StaffAssignment.objects.not_over(timezone.localdate()).filter(user=account)
    return not ahead.exclude(pk__in=_own(user).values("pk")).exists()


def teachers_choosable_by(user: Any) -> QuerySet[User]:
    """Whoever teaches in the own municipalities now or later, and those of the prefecture, who teach everywhere."""
    towns = standing_of_user(user).municipalities
    if not towns:
        return User.objects.none()
    ahead = StaffAssignment.objects.not_over(timezone.localdate()).of_role(*TEACHING_ROLES)
    near = ahead.filter(Q(municipality__in=towns) | Q(municipality__isnull=True))
    return User.objects.filter(is_active=True, pk__in=near.values("user")).order_by("name", "username")
