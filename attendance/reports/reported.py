"""Which municipality has reported a year: the latest report of each, and whether it still says what is counted now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from attendance.figures.outside import Row
from attendance.figures.readings import read_all
from attendance.models import YearReport
from attendance.reports.tallies import Pair
from attendance.reports.year_report import Change, changes, has_changed
from attendance.reports.year_sums import YearSum, year_sums
from courses.models import Municipality


class ReportState(StrEnum):
    NONE = "none"
    SENT = "sent"
    CHANGED = "changed"
    """Sent, and the figures are others since."""
    RETURNED = "returned"

    @property
    def word(self) -> str:
        """As its chip and a cell of a file say it."""
        return _WORDS[self]


_WORDS = {
    ReportState.NONE: "まだ",
    ReportState.SENT: "報告ずみ",
    ReportState.CHANGED: "報告後に変わった",
    ReportState.RETURNED: "差し戻し中",
}


@dataclass(frozen=True, slots=True)
class Reported:
    """Of one municipality's year. `report` is the latest."""

    report: YearReport | None = None
    state: ReportState = ReportState.NONE

    @property
    def is_in(self) -> bool:
        return self.state in (ReportState.SENT, ReportState.CHANGED)


@dataclass(frozen=True, slots=True)
class TownReported:
    municipality: Municipality
    classes: int
    reported: Reported


@dataclass(frozen=True, slots=True)
class OwnReported:
    """As the municipality itself sees it."""

    municipality: Municipality
    reported: Reported
    changes: tuple[Change, ...]


def reported_by_all(fiscal_year: int, at: datetime) -> tuple[TownReported, ...]:
    """In the order of codes. The same number of queries for any number of reports."""
    sums = year_sums([fiscal_year], at)
    found = reported(fiscal_year, sums)
    return tuple(
        TownReported(town, sums.get((town.pk, fiscal_year), YearSum()).classes, found.get(town.pk, Reported()))
        for town in Municipality.objects.order_by("code")
    )


def reported_by(
    towns: Iterable[Municipality], fiscal_year: int, at: datetime, words: Mapping[Row, str]
) -> tuple[OwnReported, ...]:
    """With what has changed since, in the words of their own page."""
    towns = list(towns)
    latest = {report.municipality_id: report for report in latest_reports(fiscal_year, towns)}
    sums = year_sums([fiscal_year], at) if latest else {}
    return tuple(_own(town, latest.get(town.pk), sums.get((town.pk, fiscal_year), YearSum()), words) for town in towns)


def _own(town: Municipality, report: YearReport | None, total: YearSum, words: Mapping[Row, str]) -> OwnReported:
    if report is None:
        return OwnReported(town, Reported(), ())
    found = _reported(report, total)
    return OwnReported(town, found, changes(report, read_all(total.counts), words) if found.is_in else ())


def reported(fiscal_year: int, sums: Mapping[Pair, YearSum]) -> dict[str, Reported]:
    """By municipality, of those that have sent something. Two queries."""
    return {
        report.municipality_id: _reported(report, sums.get((report.municipality_id, fiscal_year), YearSum()))
        for report in latest_reports(fiscal_year)
    }


def latest_reports(fiscal_year: int, towns: Iterable[Municipality] | None = None) -> list[YearReport]:
    sent = YearReport.objects.in_year(fiscal_year)
    if towns is not None:
        sent = sent.filter(municipality__in=towns)
    latest: dict[str, UUID] = {}
    for town, pk in sent.latest_first().values_list("municipality", "pk"):
        latest.setdefault(town, pk)
    return list(YearReport.objects.filter(pk__in=latest.values()).for_screen().order_by("municipality"))


def is_latest(report: YearReport) -> bool:
    of_year = YearReport.objects.in_year(report.fiscal_year).of_municipality(report.municipality_id)
    return of_year.latest_first().values_list("pk", flat=True).first() == report.pk


def _reported(report: YearReport, total: YearSum) -> Reported:
    if report.returned:
        return Reported(report, ReportState.RETURNED)
    return Reported(report, ReportState.CHANGED if has_changed(report, total.counts) else ReportState.SENT)
