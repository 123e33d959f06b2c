"""Somebody is given work for a while, and with it the rights in the editor, in the same transaction."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from courses.actions.write_groups import write_groups, write_memberships
from courses.models import Municipality, StaffAssignment, User
from courses.models.staff_assignment import Role
from courses.permissions.roles import standing_of_user
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


@transaction.atomic
def assign(
    *, user: User, role: str, municipality: Municipality | None, starts: date, until: date, by: User | None
) -> StaffAssignment:
    """`by` None is the system itself (demo, first start). The same assignment twice is one row."""
    if by is not None and not _may_assign(by, role, municipality):
        raise MayNotAssign
    if until < starts:
        raise EndsBeforeItStarts
    if role == Role.PREFECTURE and municipality is not None:
        raise RoleHasNoMunicipality
    if role in (Role.MUNICIPALITY, Role.RECEPTION) and municipality is None:
        raise RoleNeedsMunicipality
    assignment, _ = StaffAssignment.objects.get_or_create(
        user=user, role=role, municipality=municipality, starts=starts, until=until
    )
    write_groups(Q(pk=municipality.pk) if municipality else Q(pk__in=[]))
    write_memberships(user=user)
    return assignment


def _may_assign(by: User, role: str, municipality: Municipality | None) -> bool:
    standing = standing_of_user(by)
    if standing.is_prefecture:
        return True
    return role != Role.PREFECTURE and municipality is not None and municipality.pk in standing.municipalities
