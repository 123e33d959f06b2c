"""The tallies of some classes, true now: kept ones where nothing has changed since, else counted here and not kept. A
pure read; its cost follows what changed in the last minutes, not how many years there are."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q

from attendance.models import Act, Enrolment, Tally, TallyRun
from attendance.reports.counting import Counts, count_cohort
from courses.models import Cohort, Session
from courses.models.cohort import CohortQuerySet

OVERLAP = timedelta(minutes=5)
"""An act may be committed some time after it was received."""
Pair = tuple[str, int]
"""A municipality's code and a fiscal year."""


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
    people with those. What changed is found first, over all classes: there is little of it, whatever there is of them."""
    cohorts = cohorts.select_related("municipality", "curriculum")
    run = TallyRun.objects.first()
    if run is None:
        return cohorts
    since = run.up_to - OVERLAP
    changed = Q(tally__isnull=True) | Q(pk__in=[*_marked(), *_ended(since, at)])
    pairs = _pairs_with_acts(since)
    return cohorts.filter(changed | in_one_of(pairs) if pairs else changed)


def _marked() -> list[int]:
    return list(Tally.objects.stale().values_list("cohort", flat=True))


def _ended(since: datetime, at: datetime) -> list[int]:
    """Classes that were counted before the end of a meeting that is over now. Those that ended before the last run were
    counted by it. Both ends included: at the very end of a meeting it may not be over yet for the one who counted."""
    rows = Session.objects.filter(ends_at__gte=since, ends_at__lte=at).order_by()
    ends = dict[int, datetime]()
    for cohort, ends_at in rows.values_list("cohort", "ends_at"):
        ends[cohort] = max(ends_at, ends.get(cohort, ends_at))
    counted = Tally.objects.filter(cohort__in=ends).values_list("cohort", "counted_at")
    return [cohort for cohort, counted_at in counted if ends[cohort] >= counted_at]


def _pairs_with_acts(since: datetime) -> set[Pair]:
    """Of the class of the person and of the class of the meeting: somebody may make up a step in a class of another
    year."""
    received = Act.objects.filter(received_at__gt=since)
    # Inside out: joined in one, SQLite begins at the classes and reads every act there is.
    people = Enrolment.objects.filter(pk__in=received.values("enrolment"))
    sessions = Session.objects.filter(pk__in=received.filter(session__isnull=False).values("session"))
    cohorts = Cohort.objects.filter(Q(pk__in=people.values("cohort")) | Q(pk__in=sessions.values("cohort")))
    return set(cohorts.order_by().values_list("municipality", "fiscal_year").distinct())


def in_one_of(pairs: set[Pair]) -> Q:
    """Classes of these municipalities and years; of one pair at least."""
    years: dict[int, list[str]] = defaultdict(list)
    for town, year in sorted(pairs):
        years[year].append(town)
    return reduce(or_, (Q(fiscal_year=year, municipality__in=towns) for year, towns in years.items()))
