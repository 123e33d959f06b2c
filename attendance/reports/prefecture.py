"""What the prefecture sees: every municipality's figures of a fiscal year, the whole prefecture, and the years before.
Counts alone and no name of a person; small numbers are hidden in the lines already. Pure reads of tallies."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from attendance.figures.entry import positions
from attendance.figures.meetings import NOT_TAKEN
from attendance.reports.counting import Counts
from attendance.reports.reported import Reported, reported
from attendance.reports.tallies import Pair
from attendance.reports.town_lines import Line, Lines, lines_of
from attendance.reports.unmarked import register_taken
from attendance.reports.year_sums import YearSum, year_sums
from courses.fiscal_year import fiscal_label
from courses.models import Cohort, Municipality, Session
from courses.models.cohort import CohortQuerySet
from courses.models.municipality import Region

YEARS = 5
"""The chosen year and those before it, at most."""
STEPS = 3
"""Meetings that are shown at least: those of a follow-up course."""


@dataclass(frozen=True)
class Town:
    municipality: Municipality
    classes: int
    cancelled: int
    """Classes that were cancelled as a whole; not in `classes`."""
    not_taken: int
    line: Line
    past: tuple[tuple[int, Line], ...]
    """By fiscal year, the earliest first, this one included; years in which it had classes."""
    reported: Reported = Reported()


@dataclass(frozen=True)
class Year:
    """One fiscal year of all municipalities, in the order of their codes."""

    fiscal_year: int
    towns: tuple[Town, ...]
    lines: Lines

    @property
    def label(self) -> str:
        return fiscal_label(self.fiscal_year)

    @property
    def with_classes(self) -> int:
        return sum(town.classes > 0 for town in self.towns)

    @property
    def classes(self) -> int:
        return sum(town.classes for town in self.towns)

    @property
    def reports_in(self) -> int:
        """Municipalities that have reported, without those whose report was given back."""
        return sum(town.reported.is_in for town in self.towns)

    @property
    def hides_anything(self) -> bool:
        return any(town.classes and town.line.hides_anything for town in self.towns)

    @property
    def is_empty(self) -> bool:
        """No municipality had a class in it or in the years before."""
        return not any(town.past for town in self.towns)

    @property
    def steps(self) -> range:
        return range(1, len(self.lines.total.came) + 1)

    def by_region(self) -> list[tuple[str, list[Town]]]:
        regions = list(Region)
        ordered = sorted(
            self.towns, key=lambda town: (regions.index(Region(town.municipality.region)), town.municipality.pk)
        )
        return [(Region(key).label, list(towns)) for key, towns in groupby(ordered, lambda t: t.municipality.region)]


def classes_shown(fiscal_year: int) -> CohortQuerySet:
    """Whose counts are in the figures of that year and of those before it."""
    return Cohort.objects.filter(fiscal_year__in=_years(fiscal_year)).order_by("fiscal_year", "municipality", "slug")


def _years(fiscal_year: int) -> range:
    return range(fiscal_year - YEARS + 1, fiscal_year + 1)


def years_with_classes() -> list[int]:
    """The latest first."""
    return list(Cohort.objects.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct())


def year_of(fiscal_year: int, at: datetime) -> Year:
    """With the years before it. The same number of queries whatever the number of municipalities and classes, and the
    same work however many classes a year has, as long as the worker counts what changes."""
    asked = _years(fiscal_year)
    sums = year_sums(asked, at)
    municipalities = list(Municipality.objects.order_by("code"))
    keys = Counter(set().union(*(each.counts for each in sums.values())))
    steps = max([STEPS, *positions(keys, "held")])
    lines = {year: lines_of(_counts(municipalities, year, sums), steps) for year in asked}
    past = {
        town.pk: tuple((year, lines[year].towns[town.pk]) for year in asked if (town.pk, year) in sums)
        for town in municipalities
    }
    sent = reported(fiscal_year, sums)
    towns = (
        _town(town, sums.get((town.pk, fiscal_year), YearSum()), lines[fiscal_year], past[town.pk], sent.get(town.pk))
        for town in municipalities
    )
    return Year(fiscal_year, tuple(towns), lines[fiscal_year])


def registers_missing(fiscal_year: int, at: datetime) -> Sequence[tuple[Municipality, list[Session]]]:
    """Meetings that are over and in whose register nobody was marked, as `meetings_not_taken` counts them; the earliest
    first in each municipality."""
    over = Session.objects.filter(state=Session.State.PLANNED, ends_at__lt=at).exclude(register_taken())
    ordered = over.filter(cohort__fiscal_year=fiscal_year).order_by("cohort__municipality", "starts_at", "pk")
    rows = ordered.select_related("cohort__municipality", "curriculum_step")
    return [(town, list(sessions)) for town, sessions in groupby(rows, lambda session: session.cohort.municipality)]


def _counts(municipalities: Iterable[Municipality], year: int, sums: Mapping[Pair, YearSum]) -> dict[str, Counts]:
    return {town.pk: sums[town.pk, year].counts if (town.pk, year) in sums else Counter() for town in municipalities}


def _town(
    municipality: Municipality,
    total: YearSum,
    lines: Lines,
    past: tuple[tuple[int, Line], ...],
    sent: Reported | None,
) -> Town:
    return Town(
        municipality=municipality,
        classes=total.classes,
        cancelled=total.cancelled,
        not_taken=NOT_TAKEN.one(total.counts).count,
        line=lines.towns[municipality.pk],
        past=past,
        reported=sent or Reported(),
    )
