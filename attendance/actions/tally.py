"""Keeps the tallies of classes true. A change marks its class; the worker counts marked classes again every minute, and
whoever reads a figure before that counts them in memory (reports.tallies). Nothing is ever added to a tally."""

import logging
from collections import Counter
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from attendance.models import Tally, TallyRun
from attendance.reports.counting import count_cohort
from attendance.reports.tallies import changed_cohorts
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
    TallyRun.objects.update_or_create(id=1, defaults={"up_to": now})
    return len(changed)


@transaction.atomic
def tally_cohort(cohort: Cohort, at: datetime) -> Tally:
    """The mark is taken away before the counting: a change that comes meanwhile marks it again."""
    Tally.objects.filter(cohort=cohort).update(is_stale=False)
    counts = dict(count_cohort(cohort, at))
    tally, _ = Tally.objects.update_or_create(cohort=cohort, defaults={"counts": counts, "counted_at": at})
    return tally


def check_tallies(at: datetime | None = None) -> list[str]:
    """Counts every class of this fiscal year and the last anew, from what stands, and compares. What differs is written
    down for the prefecture and mended: a tally is derived, so there is nothing to lose."""
    now = at or timezone.now()
    refresh_tallies(now)
    year = fiscal_year_of(timezone.localdate(now))
    recent = Cohort.objects.filter(fiscal_year__gte=year - 1).select_related("municipality")
    differences = [line for cohort in recent for line in _differences(cohort, now)]
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
    kept, counted = Counter(tally.counts), count_cohort(cohort, at)
    if kept == counted or changed_cohorts(Cohort.objects.filter(pk=cohort.pk), at).exists():
        return []
    tally_cohort(cohort, at)
    return [
        f"{cohort.slug} {key}: {kept[key]} -> {counted[key]}"
        for key in sorted(kept.keys() | counted.keys())
        if kept[key] != counted[key]
    ]
