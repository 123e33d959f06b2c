"""Somebody's work ends: on another day than agreed, or now. Nobody's account is ever deleted."""

from datetime import date

from django.db import transaction

from courses.actions.assign_staff import EndsBeforeItStarts, EndsTooLate, MayNotAssign, latest_end
from courses.actions.write_groups import write_memberships
from courses.models import StaffAssignment, User
from courses.models.staff_assignment import Role
from courses.permissions.staff import can_manage_assignment
from materials.refusal import Refusal


class IsOver(Refusal):
    code = "is_over"
    sentence = "この担当は もう 終わっています。続けるときは、新しく 担当を 入れてください。"


class LastOfPrefecture(Refusal):
    code = "last_of_prefecture"
    sentence = "県事務局の担当が ほかに いません。さきに 県事務局の人を もう1人 入れてください。"


@transaction.atomic
def set_last_day(*, assignment: StaffAssignment, until: date, by: User, today: date) -> StaffAssignment:
    """A day that is past is refused: it would change what was."""
    row = _managed(assignment, by, today)
    if until < max(row.starts, today):
        raise EndsBeforeItStarts("「いつまで」を、きょうか、「いつから」より 後に してください。")
    if until > latest_end(today):
        raise EndsTooLate
    row.until = until
    row.save(update_fields=["until"])
    return row


@transaction.atomic
def end_now(*, assignment: StaffAssignment, by: User, today: date) -> StaffAssignment:
    """From the next request on this work opens nothing; without other work every session ends. Twice is harmless."""
    if assignment.is_over(today) and can_manage_assignment(by, assignment):
        return assignment
    row = _managed(assignment, by, today)
    row.ended_on = today
    row.save(update_fields=["ended_on"])
    write_memberships(user=row.user, on=today)
    return row


def _managed(assignment: StaffAssignment, by: User, today: date) -> StaffAssignment:
    """The row as it is now, locked, of somebody whom this user may end."""
    if assignment.role == Role.PREFECTURE:
        # Two who end each other at the same moment wait for each other here.
        list(StaffAssignment.objects.of_role(Role.PREFECTURE).select_for_update().order_by("pk"))
    row: StaffAssignment = StaffAssignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if not can_manage_assignment(by, row):
        raise MayNotAssign
    if row.is_over(today):
        raise IsOver
    if row.role == Role.PREFECTURE and not _others_of_prefecture(row, today):
        raise LastOfPrefecture
    return row


def _others_of_prefecture(row: StaffAssignment, today: date) -> bool:
    others = StaffAssignment.objects.on(today).of_role(Role.PREFECTURE).exclude(user_id=row.user_id)
    return others.filter(user__is_active=True).exists()
