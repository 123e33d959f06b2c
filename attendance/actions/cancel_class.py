"""A class does not take place. `courses` cancels the meetings; whether one of them took place is known here."""

from datetime import datetime

from django.db import transaction

from attendance.actions.cancel_session import AlreadyTaken
from attendance.actions.tally import mark_stale
from attendance.models import Attendance
from courses.actions.cancel_cohort import cancel_cohort
from courses.models import Cohort


@transaction.atomic
def cancel_class(*, cohort: Cohort, by: int, at: datetime) -> Cohort:
    """Raises `AlreadyTaken` when staff saw somebody at one of its meetings, `AlreadyHeld` when one was closed. Twice is
    harmless."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    marks = Attendance.objects.filter(session__cohort=cohort, session__state="planned").that_show_a_meeting()
    if marks.exists():
        raise AlreadyTaken(
            "もう 出席の記録が ある回が あります。その回の記録を 先に 取り消すか、残りの回だけを 中止にしてください。"
        )
    mark_stale(cohort)
    return cancel_cohort(cohort=cohort, by=by, at=at)
