"""Certificates. What is printed is copied onto the row; whether it is valid is asked of `reports.progress`, so one that
was printed the day before becomes valid when the rule holds."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from attendance.codes import random_suffix
from attendance.models import Certificate
from attendance.reports.progress import Progress, progress_of
from courses.models import Cohort, Session
from materials.refusal import Refusal


class NobodyCompletes(Refusal):
    code = "nobody_completes"
    sentence = "修了した人、あと1回で修了する人が まだ いません。出席の記録を たしかめてください。"


@transaction.atomic
def issue_certificates(
    *, cohort: Cohort, by: int, at: datetime, only: Sequence[UUID] | None = None
) -> list[Certificate]:
    """For everybody whose rule holds or is expected to (all but the last meeting attended). Issuing twice gives the same
    certificate with the same serial and rule; a name that was corrected since is printed corrected."""
    people = [row for row in progress_of(cohort, at).people if row.completion.holds or row.completion.expected]
    if only is not None:
        people = [row for row in people if row.enrolment.pk in only]
    if not people:
        raise NobodyCompletes
    return [_issue(row, cohort, by, at) for row in people]


def _issue(person: Progress, cohort: Cohort, by: int, at: datetime) -> Certificate:
    name = person.enrolment.learner.name
    certificate, made = Certificate.objects.get_or_create(
        enrolment=person.enrolment,
        defaults={
            "serial": f"{cohort.fiscal_year}-{cohort.municipality_id}-{random_suffix()}",
            "course_title": cohort.course.title,
            "municipality_name": cohort.municipality.name,
            "fiscal_year": cohort.fiscal_year,
            "name_as_printed": name,
            "minutes": _minutes(cohort),
            "rule": person.completion.rule,
            "issued_on": timezone.localdate(at),
            "issued_by": by,
        },
    )
    if not made and name != certificate.name_as_printed:
        certificate.name_as_printed = name
        certificate.save(update_fields=["name_as_printed"])
    return certificate


def _minutes(cohort: Cohort) -> int:
    """Of the meetings that were or will be held."""
    sessions = [session for session in cohort.sessions.all() if session.state != Session.State.CANCELLED]
    return int(sum((session.ends_at - session.starts_at).total_seconds() for session in sessions) // 60)
