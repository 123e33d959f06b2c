"""Keeps the tallies of classes true, and the sums of a municipality's year. A change marks its class; the worker counts
marked classes again every minute, and whoever reads a figure before that counts them in memory (reports.tallies).
Nothing is ever added to a tally."""

import logging
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from attendance.models import Tally, TallyRun, YearTally
from attendance.reports.counting import count_cohort
from attendance.reports.tallies import changed_cohorts
from attendance.reports.year_sums import YearSum
from courses.fiscal_year import fiscal_year_of
from courses.models import Cohort

logger = logging.getLogger(__name__)


def mark_stale(cohort: Cohort) -> None:
    """With the other classes of its municipality and year, which share people with it."""
    Tally.objects.filter(cohort__municipality=cohort.municipality_id, cohort__fiscal_year=cohort.fiscal_year).update(
        is_stale=True
    )


def refresh_tallies(at: datetime | None = None) -> int:
    """Counts what has changed since the last run, and says how many classes that were. Twice at once is harmless."""
    now = at or timezone.now()
    changed = list(changed_cohorts(Cohort.objects.all(), now))
    for cohort in changed:
        tally_cohort(cohort, now)
    for year in YearTally.objects.filter(is_stale=True):
        add_up(year)
    TallyRun.objects.update_or_create(id=1, defaults={"up_to": now})
    return len(changed)


@transaction.atomic
def tally_cohort(cohort: Cohort, at: datetime) -> Tally:
    """The mark is taken away before the counting: a change that comes meanwhile marks it again. The year is marked with
    it, so that a sum is never older than what it is made of without saying so."""
    Tally.objects.filter(cohort=cohort).update(is_stale=False)
    counts = dict(count_cohort(cohort, at))
    tally, _ = Tally.objects.update_or_create(cohort=cohort, defaults={"counts": counts, "counted_at": at})
    YearTally.objects.update_or_create(
        municipality_id=cohort.municipality_id, fiscal_year=cohort.fiscal_year, defaults={"is_stale": True}
    )
    return tally


@transaction.atomic
def add_up(year: YearTally) -> None:
    """From the tallies alone. The mark is taken away first, as above."""
    this = YearTally.objects.filter(pk=year.pk)
    this.update(is_stale=False)
    total = _sum_of(year)
    this.update(counts=dict(total.counts), classes=total.classes, cancelled=total.cancelled)


def _sum_of(year: YearTally) -> YearSum:
    total = YearSum()
    cohorts = Cohort.objects.in_municipality(year.municipality_id).in_year(year.fiscal_year).order_by()
    for cohort in cohorts.filter(tally__isnull=False).select_related("tally"):
        total.add(cohort, cohort.tally.counts)
    return total


def check_tallies(at: datetime | None = None) -> list[str]:
    """Counts every class of this fiscal year and the last anew, from what stands, and compares; then adds up their years.
    What differs is written down for the prefecture and mended: a tally is derived, so there is nothing to lose."""
    now = at or timezone.now()
    refresh_tallies(now)
    year = fiscal_year_of(timezone.localdate(now)) - 1
    recent = Cohort.objects.filter(fiscal_year__gte=year).select_related("municipality", "curriculum")
    differences = [line for cohort in recent.iterator() for line in _differences(cohort, now)]
    differences += [line for row in YearTally.objects.filter(fiscal_year__gte=year) for line in _wrong_sum(row)]
    TallyRun.objects.filter(id=1).update(checked_at=now, differences=differences[:200])
    if differences:
        logger.error("tallies differed from what stands: %s", "; ".join(differences[:20]))
    return differences


def _differences(cohort: Cohort, at: datetime) -> list[str]:
    """A class in which something happens meanwhile differs rightly: it is left to the next refresh."""
    tally = Tally.objects.filter(cohort=cohort).first()
    if tally is None:  # opened meanwhile
        return []
    at = max(at, tally.counted_at)
    counted = count_cohort(cohort, at)
    if Counter(tally.counts) == counted or changed_cohorts(Cohort.objects.filter(pk=cohort.pk), at).exists():
        return []
    tally_cohort(cohort, at)
    return _compared(cohort.slug, tally.counts, counted)


def _wrong_sum(year: YearTally) -> list[str]:
    """One that waits to be added up, also because a class was mended just now, is not wrong."""
    if year.is_stale:
        add_up(year)
        return []
    total = _sum_of(year)
    if (year.counts, year.classes, year.cancelled) == (total.counts, total.classes, total.cancelled):
        return []
    add_up(year)
    classes = {"classes": year.classes, "cancelled": year.cancelled}
    right = {"classes": total.classes, "cancelled": total.cancelled}
    return _compared(f"{year.municipality_id} {year.fiscal_year}", year.counts | classes, total.counts | right)


def _compared(name: str, kept: Mapping[str, int], right: Mapping[str, int]) -> list[str]:
    return [
        f"{name} {key}: {kept.get(key, 0)} -> {right.get(key, 0)}"
        for key in sorted(kept.keys() | right.keys())
        if kept.get(key, 0) != right.get(key, 0)
    ]
