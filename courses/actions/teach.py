"""Who teaches a class, and who no longer does. `attendance.actions.teach_class` is what a screen calls."""

from datetime import date, timedelta

from django.db import transaction

from courses.actions.assign_staff import EndsBeforeItStarts, MayNotAssign
from courses.models import Cohort, Teaching, User
from courses.permissions.cohorts import can_manage_cohort
from courses.permissions.staff import teachers_choosable_by
from materials.refusal import Refusal


class TeachesNothing(Refusal):
    code = "teaches_nothing"
    sentence = "この人には 講師・補助・受付の 担当が ありません。さきに 「職員」の画面で 担当を 入れてください。"


@transaction.atomic
def teach(*, user: User, cohort: Cohort, part: str, starts: date, until: date, by: User) -> Teaching:
    """Somebody who teaches the class already gets this part and these days."""
    if not can_manage_cohort(by, cohort):
        raise MayNotAssign
    if not teachers_choosable_by(by).filter(pk=user.pk).exists():
        raise TeachesNothing
    if until < starts:
        raise EndsBeforeItStarts
    row, _ = Teaching.objects.update_or_create(
        user=user, cohort=cohort, defaults={"part": part, "starts": starts, "until": until}
    )
    return row


@transaction.atomic
def stop_teaching(*, teaching: Teaching, by: User, today: date) -> None:
    """From the next request on the class is not seen. What began today or later is taken away: it never lasted a day."""
    if not can_manage_cohort(by, teaching.cohort):
        raise MayNotAssign
    if teaching.starts >= today:
        Teaching.objects.filter(pk=teaching.pk).delete()
    elif teaching.until >= today:
        teaching.until = today - timedelta(days=1)
        teaching.save(update_fields=["until"])
