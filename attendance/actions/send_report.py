"""A municipality hands its figures of a year to the prefecture. Frozen as they are at that moment; sending again makes another
report, and the latest stands."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from attendance.models import YearReport
from attendance.permissions.year_reports import can_send
from attendance.reports.term import term_of
from attendance.reports.year_report import counts_sent, figures_sent, fingerprint
from courses.models import Cohort, Municipality, User
from materials.refusal import Refusal


class NotYourMunicipality(Refusal):
    code = "not_your_municipality"
    sentence = "ほかの市町の数字は、報告できません。"


class NoClasses(Refusal):
    code = "no_classes"
    sentence = "この年度のクラスが ないので、報告する数字が ありません。"


class OtherNumbers(Refusal):
    code = "other_numbers"
    sentence = (
        "画面を ひらいたあとに、数字が 変わりました。まだ 送っていません。下の数字を 見て、もう一度 押してください。"
    )


@transaction.atomic
def send_report(
    *, report_id: UUID, municipality: Municipality, fiscal_year: int, seen: str, note: str, by: User, at: datetime
) -> YearReport:
    """`report_id` is the form's: sent twice is sent once. `seen` is the fingerprint of what was on the screen."""
    if not can_send(by, municipality.pk):
        raise NotYourMunicipality
    there = YearReport.objects.filter(pk=report_id).first()
    if there is None:
        return _send(report_id, municipality, fiscal_year, seen, note, by, at)
    if (there.municipality_id, there.fiscal_year) != (municipality.pk, fiscal_year):
        raise NotYourMunicipality
    return there


def _send(
    report_id: UUID, town: Municipality, fiscal_year: int, seen: str, note: str, by: User, at: datetime
) -> YearReport:
    term = term_of(Cohort.objects.in_municipality(town).in_year(fiscal_year), at)
    if not term.classes:
        raise NoClasses
    figures = figures_sent(term)
    if fingerprint(figures) != seen:
        raise OtherNumbers
    frozen = {
        "municipality": town,
        "municipality_name": town.name,
        "fiscal_year": fiscal_year,
        "classes": len(term.running),
        "cancelled": len(term.classes) - len(term.running),
        "counts": counts_sent(term.counts),
        "figures": figures,
        "note": note,
        "sent_by": by,
        "sent_by_name": str(by),
        "sent_at": at,
    }
    # Another press of the same button may have written it meanwhile.
    report, _ = YearReport.objects.get_or_create(id=report_id, defaults=frozen)
    return report
