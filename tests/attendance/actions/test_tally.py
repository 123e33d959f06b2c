import logging
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from attendance.actions import tally as module
from attendance.actions.mark import mark
from attendance.actions.tally import add_up, check_tallies, mark_stale, refresh_tallies, tally_cohort
from attendance.models import Tally, TallyRun, YearTally
from attendance.reports.counting import count_cohort
from courses.models import Cohort
from tests import factories
from tests.meetings import hold, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
COUNTED = factories.NOW + timedelta(days=120)
NIGHT = COUNTED + timedelta(hours=8)


@pytest.fixture
def cohort():
    """Counted."""
    cohort = factories.cohort(slug="tobe-1")
    hold(cohort, 1, [(factories.enrolment(cohort), "present")])
    refresh_tallies(COUNTED)
    return cohort


def kept(cohort):
    return Tally.objects.get(cohort=cohort).counts


def of_year(cohort, year):
    Cohort.objects.filter(pk=cohort.pk).update(fiscal_year=year)
    cohort.refresh_from_db()
    return cohort


def tampered(cohort, **changes):
    Tally.objects.filter(cohort=cohort).update(counts={**kept(cohort), **changes})


# Refresh --------------------------------------------------------------------------------------------------------------


def test_refresh_keeps_what_is_counted(cohort):
    assert kept(cohort) == dict(count_cohort(cohort, COUNTED))
    assert (kept(cohort)["learners"], TallyRun.objects.get().up_to) == (1, COUNTED)


def test_refresh_counts_who_was_never_counted_and_then_nothing(cohort):
    factories.cohort(slug="tobe-2")

    assert [refresh_tallies(NIGHT), refresh_tallies(NIGHT)] == [1, 0]


def test_refresh_counts_the_town_and_year_of_an_act_and_nobody_else(cohort):
    factories.cohort(slug="tobe-2")
    factories.cohort(factories.municipality("384011", "松前町", "マサキチョウ"))
    refresh_tallies(COUNTED)
    mark(enrolment=cohort.enrolments.get(), session=meeting(cohort, 2), value="present", by=1, at=NIGHT)

    assert refresh_tallies(NIGHT) == 2
    assert refresh_tallies(NIGHT + timedelta(minutes=1)) == 2, "it may have been committed late"
    assert refresh_tallies(NIGHT + timedelta(minutes=6)) == 2
    assert refresh_tallies(NIGHT + timedelta(minutes=7)) == 0


def test_refresh_twice_is_the_same(cohort):
    before = kept(cohort)
    mark_stale(cohort)

    refreshed = [refresh_tallies(NIGHT), refresh_tallies(NIGHT)]

    assert (refreshed, kept(cohort)) == ([1, 0], before)


def test_refresh_of_nothing_costs_the_same_for_one_and_twenty_classes(cohort):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert refresh_tallies(NIGHT) == 0
        return len(found)

    one = queries()
    about = {name: getattr(cohort, name) for name in ("municipality", "curriculum", "course", "venue", "fiscal_year")}
    Cohort.objects.bulk_create(Cohort(slug=f"twin-{number}", name="クラス", **about) for number in range(19))
    refresh_tallies(NIGHT)

    assert (one, queries()) == (10, 10)


def test_stale_are_the_classes_of_the_town_and_year(cohort):
    masaki = factories.municipality("384011", "松前町", "マサキチョウ")
    factories.cohort(slug="tobe-2")
    of_year(factories.cohort(slug="tobe-0"), 2025)
    factories.cohort(masaki, slug="masaki-1")
    refresh_tallies(COUNTED)

    mark_stale(cohort)

    assert sorted(Tally.objects.stale().values_list("cohort__slug", flat=True)) == ["tobe-1", "tobe-2"]


def test_a_change_while_counting_is_counted_again(cohort, monkeypatch):
    def count_and_somebody_enrols(cohort, at):
        counts = count_cohort(cohort, at)
        factories.enrolment(cohort)
        return counts

    mark_stale(cohort)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(module, "count_cohort", count_and_somebody_enrols)
        tally_cohort(cohort, NIGHT)
    before = kept(cohort)["applied"]

    assert (before, Tally.objects.get().is_stale, refresh_tallies(NIGHT), kept(cohort)["applied"]) == (1, True, 1, 2)


# Check ----------------------------------------------------------------------------------------------------------------


def test_check_of_true_tallies_finds_nothing(cohort, caplog):
    with caplog.at_level(logging.ERROR):
        assert check_tallies(NIGHT) == []

    run = TallyRun.objects.get()
    assert (run.checked_at, run.differences, caplog.messages) == (NIGHT, [], [])


def test_check_finds_writes_down_and_mends_a_tampered_tally(cohort, caplog):
    true = kept(cohort)
    tampered(cohort, **{"came/1": 11, "people/withdrawn": 1})

    found = check_tallies(NIGHT)

    assert found == ["tobe-1 came/1: 11 -> 1", "tobe-1 people/withdrawn: 1 -> 0"]
    assert (TallyRun.objects.get().differences, kept(cohort)) == (found, true)
    assert caplog.messages == ["tallies differed from what stands: " + "; ".join(found)]
    assert check_tallies(NIGHT) == []
    assert TallyRun.objects.get().differences == []


def test_check_finds_a_number_that_is_missing(cohort):
    Tally.objects.update(counts={})

    assert "tobe-1 learners: 0 -> 1" in check_tallies(NIGHT)


def test_check_looks_at_this_year_and_the_last(cohort):
    years = {2024: "tobe-24", 2025: "tobe-25"}
    old = [of_year(factories.cohort(slug=slug), year) for year, slug in years.items()]
    refresh_tallies(COUNTED)
    for each in (cohort, *old):
        tampered(each, capacity=1)

    assert check_tallies(NIGHT) == ["tobe-1 capacity: 1 -> 12", "tobe-25 capacity: 1 -> 12"]
    assert kept(old[0])["capacity"] == 1


def test_check_leaves_what_changes_meanwhile_to_the_next_refresh(cohort, monkeypatch):
    def somebody_enrols_and_they_are_counted(cohort, at):
        if not Tally.objects.stale().exists():
            factories.enrolment(cohort)
        return count_cohort(cohort, at)

    monkeypatch.setattr(module, "count_cohort", somebody_enrols_and_they_are_counted)

    assert check_tallies(NIGHT) == []
    assert Tally.objects.get().is_stale


def test_check_compares_at_the_moment_of_a_tally_that_is_newer(cohort):
    end = meeting(cohort, 2).ends_at
    tally_cohort(cohort, end + timedelta(minutes=5))

    assert check_tallies(end - timedelta(minutes=5)) == []


# The year -------------------------------------------------------------------------------------------------------------


def test_refresh_keeps_the_sum_of_the_year(cohort):
    second = factories.cohort(slug="tobe-2")
    factories.enrolment(second)
    factories.enrolment(second)

    refresh_tallies(NIGHT)

    year = YearTally.objects.get()
    assert year.counts == dict(Counter(kept(cohort)) + Counter(kept(second)))
    assert (year.counts["applied"], year.classes, year.cancelled, year.is_stale) == (3, 2, 0, False)


def test_a_tally_that_is_counted_alone_leaves_its_year_to_be_added_up(cohort):
    factories.enrolment(cohort)

    tally_cohort(cohort, NIGHT)

    assert (YearTally.objects.get().is_stale, YearTally.objects.get().counts["applied"]) == (True, 1)
    refresh_tallies(NIGHT)
    assert (YearTally.objects.get().is_stale, YearTally.objects.get().counts["applied"]) == (False, 2)


def test_a_tally_that_is_counted_while_the_year_is_added_up_leaves_it_to_the_next_refresh(cohort, monkeypatch):
    def somebody_is_counted_meanwhile(year):
        total = sum_of(year)
        tally_cohort(cohort, NIGHT)
        return total

    sum_of = module._sum_of
    factories.enrolment(cohort)
    monkeypatch.setattr(module, "_sum_of", somebody_is_counted_meanwhile)
    add_up(YearTally.objects.get())

    assert YearTally.objects.get().is_stale


def test_check_finds_a_wrong_sum_and_mends_it(cohort):
    YearTally.objects.update(counts={**YearTally.objects.get().counts, "applied": 9}, cancelled=1)

    assert check_tallies(NIGHT) == ["384020 2026 applied: 9 -> 1", "384020 2026 cancelled: 1 -> 0"]
    assert (YearTally.objects.get().counts["applied"], check_tallies(NIGHT)) == (1, [])


def test_check_that_mends_a_class_does_not_call_its_year_wrong(cohort):
    tampered(cohort, capacity=1)

    assert check_tallies(NIGHT) == ["tobe-1 capacity: 1 -> 12"]
    assert YearTally.objects.get().counts["capacity"] == 12
