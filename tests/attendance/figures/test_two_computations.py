"""Every figure, by its entry and by hand, is the same: on the demo and whatever happens. A few histories in `make check`,
two hundred with `pytest --hypothesis-profile=thorough`."""

from collections import defaultdict

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from attendance.actions.tally import refresh_tallies
from attendance.figures.catalogue import FIGURES, PROGRAMME
from attendance.figures.readings import added
from attendance.models import Tally
from attendance.reports.counting import count_cohort
from attendance.reports.programme import count_programme
from attendance.reports.tallies import OVERLAP, changed_cohorts, tallies_of
from attendance.reports.year_sums import YearSum, year_sums
from courses.fiscal_year import fiscal_year_of
from courses.models import Cohort, Municipality
from tests import histories, second_count, second_programme
from tests.rosters.thorough import files


def by_the_entries(cohorts, at):
    counts = added(tallies_of(cohorts, at))
    return rows_of(FIGURES, counts)


def rows_of(figures, counts):
    return {figure.id: [(value.key, value.count, value.of) for value in figure.of(counts)] for figure in figures}


def by_the_entries_and_by_hand(cohorts, at):
    return by_the_entries(cohorts, at), second_count.figures(cohorts, at)


def of_materials_by_the_entries_and_by_hand(year):
    """Of everybody, and of each municipality's own materials."""
    towns = [None, *Municipality.objects.all()]
    entries = [rows_of(PROGRAMME, count_programme(year, town)) for town in towns]
    return entries, [second_programme.programme(year, town and town.pk) for town in towns]


@pytest.fixture
def classes(db, today):
    return histories.town()


@files(10, 200)
@given(seed=st.integers(0, 2**32))
def test_figures_are_the_same_by_hand_whatever_happens(classes, seed):
    with transaction.atomic():
        at = histories.tell(classes, seed)
        everything, year = Cohort.objects.all(), Cohort.objects.in_year(2026)

        entries, hand = by_the_entries_and_by_hand(everything, at)
        later = at + 2 * OVERLAP
        refresh_tallies(later)

        assert entries == hand
        for cohorts in (everything, year, year.in_municipality("384020"), year.in_municipality("384011")):
            entries, hand = by_the_entries_and_by_hand(cohorts, later)
            assert entries == hand
        for fiscal_year in (2025, 2026):
            entries, hand = of_materials_by_the_entries_and_by_hand(fiscal_year)
            assert entries == hand
        assert kept_tallies() == {cohort.pk: dict(count_cohort(cohort, later)) for cohort in everything}
        assert list(changed_cohorts(everything, later)) == []
        assert year_sums(range(2020, 2030), later) == sums_of(everything, later)
        transaction.set_rollback(True)


def sums_of(cohorts, at):
    sums = defaultdict(YearSum)
    for row in tallies_of(cohorts, at):
        sums[row.cohort.municipality_id, row.cohort.fiscal_year].add(row.cohort, row.counts)
    return sums


def kept_tallies():
    return dict(Tally.objects.values_list("cohort", "counts"))


@pytest.mark.slow
@pytest.mark.django_db
def test_figures_of_the_demo_are_the_same_by_hand():
    call_command("demo", verbosity=0)
    at = timezone.now()
    towns = Cohort.objects.values_list("municipality", flat=True).distinct()

    for cohorts in [Cohort.objects.all(), *map(Cohort.objects.in_municipality, towns)]:
        entries, hand = by_the_entries_and_by_hand(cohorts, at)
        assert entries == hand
    refresh_tallies(at)

    entries, hand = by_the_entries_and_by_hand(Cohort.objects.all(), at)
    assert entries == hand
    assert len(kept_tallies()) == Cohort.objects.count()


@pytest.mark.slow
@pytest.mark.django_db
def test_figures_of_the_materials_of_the_demo_are_the_same_by_hand():
    call_command("demo", verbosity=0)

    entries, hand = of_materials_by_the_entries_and_by_hand(fiscal_year_of(timezone.localdate()))

    assert entries == hand
    assert all(entries[0].values())
