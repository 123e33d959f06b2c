"""Certificates as issued, made into sheets."""

from collections.abc import Sequence

from attendance.models import Certificate
from attendance.printing.certificates import CertificateFace, print_certificates
from courses.fiscal_year import fiscal_label
from materials.japanese_dates import era_day

PREFECTURE = "愛媛県"


def certificates_of(issued: Sequence[Certificate]) -> bytes:
    """One A4 each; everything comes from the rows, nothing from what stands today."""
    return print_certificates([_face(row) for row in issued])


def _face(row: Certificate) -> CertificateFace:
    hours, minutes = divmod(row.minutes, 60)
    return CertificateFace(
        serial=row.serial,
        name=row.name_as_printed,
        course_title=row.course_title,
        municipality=row.municipality_name,
        prefecture=PREFECTURE,
        year_label=fiscal_label(row.fiscal_year),
        hours_text=f"{hours}時間{minutes}分" if minutes else f"{hours}時間",
        rule_text=row.rule,
        issued_on=era_day(row.issued_on),
    )
