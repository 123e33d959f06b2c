"""Classes of which only the counts matter: they are kept as the worker keeps them, and nothing has changed since. The sum
of their year waits to be added up."""

from datetime import timedelta

from attendance.models import Tally, TallyRun, YearTally
from tests import factories


def tallied(town, year=2026, **counts):
    """`people_enrolled=12` is the count `people/enrolled`. Its three meetings were held long ago."""
    cohort = factories.cohort(town, first_day=factories.TODAY - timedelta(days=200))
    cohort.sessions.update(state="held", closed_at=factories.NOW)
    type(cohort).objects.filter(pk=cohort.pk).update(fiscal_year=year)
    keys = {key.replace("_", "/"): number for key, number in counts.items()}
    Tally.objects.create(cohort=cohort, counts=keys, counted_at=factories.NOW)
    of_year = {"municipality_id": cohort.municipality_id, "fiscal_year": year}
    YearTally.objects.update_or_create(**of_year, defaults={"is_stale": True})
    TallyRun.objects.get_or_create(id=1, defaults={"up_to": factories.NOW})
    return cohort


def met(people, *came, kept=0, lost=0, solid=0, gained=0, completed=None):
    """Counts of a class whose meetings were held, one for each number in `came`."""
    counts = {"people_enrolled": people, "capacity": 15, "kept_basic_1_solid": solid, "kept_basic_1_gained": gained}
    counts |= {"kept_basic_1_kept": kept, "kept_basic_1_lost": lost}
    for position, number in enumerate(came, start=1):
        counts |= {f"expected_{position}": people, f"mark_{position}_present": number}
    return counts | ({} if completed is None else {"ended_people": people, "ended_completed": completed})
