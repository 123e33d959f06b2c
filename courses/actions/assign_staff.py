"""Somebody is given work for a while, and with it the rights in the editor, in the same transaction."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from courses.actions.open_shelf import open_shelf
from courses.actions.write_groups import write_groups, write_memberships
from courses.fiscal_year import fiscal_bounds, fiscal_year_of
from courses.models import Municipality, StaffAssignment, User
from courses.models.staff_assignment import EDITING_ROLES, Role
from courses.permissions.staff import can_give
from materials.refusal import Refusal


class MayNotAssign(Refusal):
    code = "may_not_assign"
    sentence = "この担当を 決められるのは、県事務局か その市町の担当です。"


class RoleNeedsMunicipality(Refusal):
    code = "role_needs_municipality"
    sentence = "この担当には、市町を 選んでください。"


class RoleHasNoMunicipality(Refusal):
    code = "role_has_no_municipality"
    sentence = "県事務局の担当には、市町を 選びません。"


class EndsBeforeItStarts(Refusal):
    code = "ends_before_it_starts"
    sentence = "「いつまで」を、「いつから」より 後に してください。"


class EndsTooLate(Refusal):
    code = "ends_too_late"
    sentence = "「いつまで」は、来年度の 終わり(3月31日)までに してください。"


def latest_end(today: date) -> date:
    """Of work that a person gives: people move on 1 April, so nobody stays for ever by himself."""
    return fiscal_bounds(fiscal_year_of(today) + 1)[1]


@transaction.atomic
def assign(
    *, user: User, role: str, municipality: Municipality | None, starts: date, until: date, by: User | None
) -> StaffAssignment:
    """`by` None is the system itself (demo, first start). Nobody gives work to himself. The same assignment twice is one row."""
    if by is not None and (by.pk == user.pk or not can_give(by, role, municipality)):
        raise MayNotAssign
    if until < starts:
        raise EndsBeforeItStarts
    if by is not None and until > latest_end(timezone.localdate()):
        raise EndsTooLate
    if role == Role.PREFECTURE and municipality is not None:
        raise RoleHasNoMunicipality
    if role in (Role.MUNICIPALITY, Role.RECEPTION) and municipality is None:
        raise RoleNeedsMunicipality
    list(User.objects.select_for_update().filter(pk=user.pk))  # a second press waits for the first
    assignment, _ = StaffAssignment.objects.get_or_create(
        user=user, role=role, municipality=municipality, starts=starts, until=until, ended_on=None
    )
    if role in EDITING_ROLES and municipality is not None:
        open_shelf(municipality=municipality)
    write_groups(Q(pk=municipality.pk) if municipality else Q(pk__in=[]))
    write_memberships(user=user)
    return assignment
