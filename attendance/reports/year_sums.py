"""The tallies of a municipality's year added up, true now: kept sums where nothing has changed since, else added up here
and not kept. A pure read; its cost follows how many municipalities and years are asked for, not how many classes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from attendance.models import YearTally
from attendance.reports.counting import Counts
from attendance.reports.tallies import Pair, changed_cohorts, in_one_of, tallies_of
from courses.models import Cohort


@dataclass
class YearSum:
    """A municipality's classes of one year together; `classes` without those that were cancelled as a whole."""

    counts: Counts = field(default_factory=Counter)
    classes: int = 0
    cancelled: int = 0

    def add(self, cohort: Cohort, counts: Mapping[str, int]) -> None:
        self.counts.update(counts)
        self.classes += not cohort.is_cancelled
        self.cancelled += cohort.is_cancelled


def year_sums(years: Iterable[int], at: datetime) -> dict[Pair, YearSum]:
    """Of every municipality with a class in one of these years. Kept sums where nothing has changed since."""
    cohorts = Cohort.objects.filter(fiscal_year__in=years).order_by()
    changed = {(cohort.municipality_id, cohort.fiscal_year) for cohort in changed_cohorts(cohorts, at)}
    sums = {}
    for row in YearTally.objects.filter(fiscal_year__in=years):
        pair = (row.municipality_id, row.fiscal_year)
        if row.is_stale:
            changed.add(pair)
        sums[pair] = YearSum(Counter(row.counts), row.classes, row.cancelled)
    return sums | _added_now(changed, at)


def _added_now(pairs: set[Pair], at: datetime) -> dict[Pair, YearSum]:
    sums: dict[Pair, YearSum] = defaultdict(YearSum)
    if pairs:
        for row in tallies_of(Cohort.objects.filter(in_one_of(pairs)), at):
            sums[row.cohort.municipality_id, row.cohort.fiscal_year].add(row.cohort, row.counts)
    return sums
