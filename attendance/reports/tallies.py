"""The tallies of some classes, true now: kept ones where nothing has changed since, else counted here and not kept. A
pure read; its cost follows what changed in the last minutes, not how many years there are."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from attendance.models import Act, Tally, TallyRun
from attendance.reports.counting import Counts, count_cohort
from courses.models import Cohort, Session
from courses.models.cohort import CohortQuerySet

OVERLAP = timedelta(minutes=5)
"""An act may be committed some time after it was received."""


@dataclass(frozen=True)
class Counted:
    cohort: Cohort
    counts: Counts


def tallies_of(cohorts: CohortQuerySet, at: datetime) -> list[Counted]:
    """In the order of `cohorts`."""
    changed = {cohort.pk for cohort in changed_cohorts(cohorts, at)}
    kept = dict(Tally.objects.filter(cohort__in=cohorts).values_list("cohort", "counts"))
    rows = cohorts.select_related("municipality", "venue", "curriculum")
    # A class that was opened since the first query is in neither.
    kept = {pk: counts for pk, counts in kept.items() if pk not in changed}
    return [Counted(row, Counter(kept[row.pk]) if row.pk in kept else count_cohort(row, at)) for row in rows]


def changed_cohorts(cohorts: CohortQuerySet, at: datetime) -> CohortQuerySet:
    """Never counted, marked, with a meeting that ended since, or with an act that came since: with the classes that share
    people with those."""
    cohorts = cohorts.select_related("municipality")
    run = TallyRun.objects.first()
    if run is None:
        return cohorts
    # Both ends included: at the very end of a meeting it may not be over yet for the one who counted.
    ended = Session.objects.filter(cohort=OuterRef("pk"), ends_at__gte=OuterRef("tally__counted_at"), ends_at__lte=at)
    changed = Q(tally__isnull=True) | Q(tally__is_stale=True) | Q(Exists(ended))
    for year, towns in _towns_with_acts(run.up_to - OVERLAP).items():
        changed |= Q(fiscal_year=year, municipality__in=towns)
    return cohorts.filter(changed)


def _towns_with_acts(since: datetime) -> dict[int, set[str]]:
    """By fiscal year, of the class of the person and of the class of the meeting: somebody may make up a step in a class
    of another year."""
    received = Act.objects.filter(received_at__gt=since)
    home, there = "enrolment__cohort", "session__cohort"
    towns: dict[int, set[str]] = defaultdict(set)
    pairs = received.values_list(f"{home}__fiscal_year", f"{home}__municipality").union(
        received.filter(session__isnull=False).values_list(f"{there}__fiscal_year", f"{there}__municipality")
    )
    for year, town in pairs:
        towns[year].add(town)
    return towns
