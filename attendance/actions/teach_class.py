"""Who teaches a class changes, and with it the figures of the class."""

from datetime import date

from django.db import transaction

from attendance.actions.tally import mark_stale
from courses.actions.teach import stop_teaching, teach
from courses.models import Cohort, Teaching, User


@transaction.atomic
def teach_class(*, user: User, cohort: Cohort, part: str, starts: date, until: date, by: User) -> Teaching:
    row = teach(user=user, cohort=cohort, part=part, starts=starts, until=until, by=by)
    mark_stale(cohort)
    return row


@transaction.atomic
def stop_teaching_class(*, teaching: Teaching, by: User, today: date) -> None:
    stop_teaching(teaching=teaching, by=by, today=today)
    mark_stale(teaching.cohort)
