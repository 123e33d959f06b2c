"""What the prefecture sees: every municipality's figures of a fiscal year, the whole prefecture, and the years before.
Counts alone and no name of a person; small numbers are hidden in the lines already. Pure reads of tallies."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, Max, OuterRef

from attendance.figures.meetings import NOT_TAKEN
from attendance.models import Attendance
from attendance.reports.counting import Counts
from attendance.reports.tallies import Counted, tallies_of
from attendance.reports.town_lines import Line, Lines, lines_of
from courses.fiscal_year import fiscal_label
from courses.models import Cohort, Municipality, Session
from courses.models.municipality import Region

YEARS = 5
"""The chosen year and those before it, at most."""
STEPS = 3
"""Meetings of a course, where there is no class to say so."""


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
    def hides_anything(self) -> bool:
        return any(town.classes and town.line.hides_anything for town in self.towns)

    @property
    def steps(self) -> range:
        return range(1, len(self.lines.total.came) + 1)

    def by_region(self) -> list[tuple[str, list[Town]]]:
        regions = list(Region)
        ordered = sorted(
            self.towns, key=lambda town: (regions.index(Region(town.municipality.region)), town.municipality.pk)
        )
        return [(Region(key).label, list(towns)) for key, towns in groupby(ordered, lambda t: t.municipality.region)]


def years_with_classes() -> list[int]:
    """The latest first."""
    return list(Cohort.objects.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct())


def year_of(fiscal_year: int, at: datetime) -> Year:
    """With the years before it. Seven queries, whatever the number of municipalities and classes, as long as the worker
    counts what changes."""
    asked = range(fiscal_year - YEARS + 1, fiscal_year + 1)
    cohorts = Cohort.objects.filter(fiscal_year__in=asked)
    classes: defaultdict[int, defaultdict[str, list[Counted]]] = defaultdict(lambda: defaultdict(list))
    for row in tallies_of(cohorts, at):
        classes[row.cohort.fiscal_year][row.cohort.municipality_id].append(row)
    most = Session.objects.filter(cohort__in=cohorts).aggregate(most=Max("curriculum_step__position"))["most"]
    municipalities = list(Municipality.objects.order_by("code"))
    lines = {year: lines_of(_added(municipalities, classes[year]), most or STEPS) for year in asked}
    past = {
        town.pk: tuple((year, lines[year].towns[town.pk]) for year in asked if town.pk in classes[year])
        for town in municipalities
    }
    towns = (_town(town, classes[fiscal_year][town.pk], lines[fiscal_year], past[town.pk]) for town in municipalities)
    return Year(fiscal_year, tuple(towns), lines[fiscal_year])


def registers_missing(fiscal_year: int, at: datetime) -> Sequence[tuple[Municipality, list[Session]]]:
    """Meetings that are over and in whose register nobody was marked, as `meetings_not_taken` counts them; the earliest
    first in each municipality."""
    taken = Attendance.objects.filter(session=OuterRef("pk")).that_show_a_meeting()
    over = Session.objects.filter(state=Session.State.PLANNED, ends_at__lt=at).exclude(Exists(taken))
    ordered = over.filter(cohort__fiscal_year=fiscal_year).order_by("cohort__municipality", "starts_at", "pk")
    rows = ordered.select_related("cohort__municipality", "curriculum_step")
    return [(town, list(sessions)) for town, sessions in groupby(rows, lambda session: session.cohort.municipality)]


def _added(municipalities: Iterable[Municipality], classes: Mapping[str, list[Counted]]) -> dict[str, Counts]:
    counts: dict[str, Counts] = {town.pk: Counter() for town in municipalities}
    for code, rows in classes.items():
        for row in rows:
            counts[code].update(row.counts)
    return counts


def _town(
    municipality: Municipality, classes: Sequence[Counted], lines: Lines, past: tuple[tuple[int, Line], ...]
) -> Town:
    return Town(
        municipality=municipality,
        classes=sum(not row.cohort.is_cancelled for row in classes),
        cancelled=sum(row.cohort.is_cancelled for row in classes),
        not_taken=sum(NOT_TAKEN.one(row.counts).count for row in classes),
        line=lines.towns[municipality.pk],
        past=past,
    )
