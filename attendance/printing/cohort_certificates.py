"""Certificates as issued, made into sheets."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from attendance.models import Certificate
from attendance.printing.certificates import CertificateFace, print_certificates
from attendance.reports.verification import verify_address
from courses.fiscal_year import fiscal_label
from courses.models import Session
from materials.japanese_dates import era_day

PREFECTURE = "愛媛県"


def certificates_of(issued: Sequence[Certificate]) -> bytes:
    """One A4 each. What is certified comes from the rows, not from what stands today; the number of meetings, which no row
    keeps, is said only while the class's meetings still add up to the hours on the row."""
    meetings = _meetings(issued)
    return print_certificates([_face(row, meetings[row.pk]) for row in issued])


def _meetings(issued: Sequence[Certificate]) -> dict[int, list[timedelta]]:
    """How long each meeting of a certificate's class was or will be, without the cancelled ones. One query for all."""
    certificate = "cohort__enrolments__certificate"
    rows = (
        Session.objects.exclude(state=Session.State.CANCELLED)
        .filter(**{f"{certificate}__in": [row.pk for row in issued]})
        .values_list(certificate, "starts_at", "ends_at")
    )
    found: dict[int, list[timedelta]] = defaultdict(list)
    for pk, starts_at, ends_at in rows:
        found[pk].append(ends_at - starts_at)
    return found


def _face(row: Certificate, meetings: Sequence[timedelta]) -> CertificateFace:
    return CertificateFace(
        serial=row.serial,
        name=row.name_as_printed,
        course_title=row.course_title,
        municipality=row.municipality_name,
        prefecture=PREFECTURE,
        year_label=fiscal_label(row.fiscal_year),
        hours_text=_hours_text(row.minutes, meetings),
        rule_text=row.rule,
        issued_on=era_day(row.issued_on),
        verify_address=verify_address(row),
    )


def _hours_text(minutes: int, meetings: Sequence[timedelta]) -> str:
    hours, rest = divmod(minutes, 60)
    said = f"{hours}時間{rest}分" if rest else f"{hours}時間"
    agree = sum(meetings, timedelta()) // timedelta(minutes=1) == minutes
    return f"全{len(meetings)}回 {said}" if agree else said
