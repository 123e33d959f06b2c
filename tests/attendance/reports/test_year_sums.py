from collections import Counter

import pytest

from attendance.actions.cancel_class import cancel_class
from attendance.actions.tally import refresh_tallies
from attendance.models import Tally, YearTally
from attendance.reports.year_sums import year_sums
from courses.models import Cohort
from tests import factories
from tests.changes import BY, CHANGES, COUNTED, NOW, counted_class, queries_of, twins

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
TOBE = ("384020", 2026)


@pytest.fixture
def counted():
    return counted_class()


@pytest.mark.parametrize("key, before, after, change", CHANGES.values(), ids=list(CHANGES))
def test_a_change_is_in_the_sum_of_the_year_at_once_and_kept_by_the_next_refresh(counted, key, before, after, change):
    assert year_sums([2026], NOW)[TOBE].counts[key] == before

    change(counted)

    assert year_sums([2026], NOW)[TOBE].counts[key] == after
    refresh_tallies(NOW)
    assert YearTally.objects.get().counts.get(key, 0) == after


def test_a_class_that_was_cancelled_is_in_the_sum_as_such(counted):
    second = factories.cohort(slug="tobe-2")
    refresh_tallies(COUNTED)

    cancel_class(cohort=second, **BY)
    at_once = year_sums([2026], NOW)[TOBE]
    refresh_tallies(NOW)

    assert (at_once.classes, at_once.cancelled) == (1, 1)
    assert year_sums([2026], NOW) == {TOBE: at_once}


def test_sums_are_of_one_municipality_and_one_year_each(counted):
    masaki = factories.municipality("384011", "松前町", "マサキチョウ")
    factories.enrolment(factories.cohort(masaki, slug="masaki-1"))
    old = factories.cohort(slug="tobe-0")
    Cohort.objects.filter(pk=old.pk).update(fiscal_year=2025)
    refresh_tallies(COUNTED)

    sums = year_sums([2025, 2026], NOW)

    assert {pair: (each.counts["applied"], each.classes) for pair, each in sums.items()} == {
        TOBE: (1, 1), ("384020", 2025): (0, 1), ("384011", 2026): (1, 1)
    }  # fmt: skip


def test_a_sum_that_waits_is_added_up_from_the_tallies(counted):
    YearTally.objects.update(counts={}, is_stale=True)

    assert year_sums([2026], NOW)[TOBE].counts == Counter(Tally.objects.get().counts)


def test_sums_of_years_ask_the_same_for_one_and_twenty_classes(counted):
    one = queries_of(lambda: year_sums([2026], NOW))
    twins(counted.cohort, 19)
    refresh_tallies(COUNTED)

    twenty = queries_of(lambda: year_sums([2026], NOW))

    assert (one, twenty, year_sums([2026], NOW)[TOBE].classes) == (6, 6, 20)
