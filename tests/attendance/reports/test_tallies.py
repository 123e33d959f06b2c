from datetime import timedelta

import pytest
from django.apps import apps

from attendance.actions.add_make_up import add_make_up
from attendance.actions.cancel_class import cancel_class
from attendance.actions.change_learner import set_enrolment_state
from attendance.actions.close_session import close_session
from attendance.actions.enrol import enrol
from attendance.actions.mark import mark
from attendance.actions.tally import refresh_tallies
from attendance.models import Tally
from attendance.reports import tallies
from attendance.reports.tallies import changed_cohorts, tallies_of
from courses.models import Cohort
from tests import factories
from tests.changes import BY, CHANGES, COUNTED, NOW, counted_class, queries_of, twins
from tests.meetings import come, hold, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def counted():
    return counted_class()


def seen(cohort, at=NOW):
    (found,) = tallies_of(Cohort.objects.filter(pk=cohort.pk), at)
    return found.counts


def kept(cohort):
    return Tally.objects.get(cohort=cohort).counts


def changed(at=NOW):
    return sorted(cohort.slug for cohort in changed_cohorts(Cohort.objects.all(), at))


def everything_stored():
    """Every row of our own tables."""
    ours = [model for app in ("courses", "attendance") for model in apps.get_app_config(app).get_models()]
    return {model._meta.label: sorted(map(str, model.objects.values_list())) for model in ours}


# Seen at once ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key, before, after, change", CHANGES.values(), ids=list(CHANGES))
def test_a_change_is_seen_at_once_and_kept_by_the_next_refresh(counted, key, before, after, change):
    assert (changed(), seen(counted.cohort)[key]) == ([], before)

    change(counted)

    assert (changed(), seen(counted.cohort)[key]) == (["tobe-1"], after)
    assert kept(counted.cohort).get(key, 0) == before
    refresh_tallies(NOW)
    assert kept(counted.cohort).get(key, 0) == after


@pytest.mark.parametrize("change", [row[3] for row in CHANGES.values()], ids=list(CHANGES))
def test_reading_what_changed_writes_nothing(counted, change):
    change(counted)
    before = everything_stored()

    tallies_of(Cohort.objects.all(), NOW)

    assert everything_stored() == before


def test_a_cancelled_class_is_seen_at_once():
    cohort = factories.cohort()
    factories.enrolment(cohort)
    refresh_tallies(COUNTED)

    cancel_class(cohort=cohort, **BY)

    assert seen(cohort) == {"meetings/planned": 3, "meetings/cancelled": 3}


def test_a_meeting_that_ends_is_seen_at_once():
    cohort = factories.cohort()
    end = meeting(cohort, 1).ends_at
    refresh_tallies(end)

    after = seen(cohort, end + timedelta(microseconds=1))

    assert kept(cohort)["meetings/ahead"] == 3
    assert (after["meetings/ahead"], after["meetings/not_taken"]) == (2, 1)


def test_a_meeting_that_was_closed_early_begins_its_interval_at_its_end():
    cohort = factories.cohort()
    session = meeting(cohort, 1)
    come(factories.enrolment(cohort), session)
    close_session(session=session, by=None, at=session.starts_at)
    refresh_tallies(session.ends_at - timedelta(minutes=1))

    assert "study/1/people" not in kept(cohort)
    assert seen(cohort, session.ends_at)["study/1/people"] == 1


def test_an_act_that_is_committed_after_a_later_refresh_is_seen(counted):
    late = COUNTED - timedelta(minutes=4)

    mark(enrolment=counted.kiyo, session=counted.meeting(1), value="absent", by=1, at=late)

    assert seen(counted.cohort)["came/1"] == 0


def test_nothing_was_ever_counted():
    cohort = factories.cohort(slug="tobe-1")
    factories.enrolment(cohort)

    assert (changed(), seen(cohort)["applied"]) == (["tobe-1"], 1)


def test_a_class_that_was_opened_since_the_first_query_is_counted(counted, monkeypatch):
    cohort = factories.cohort(slug="tobe-2")
    monkeypatch.setattr(tallies, "changed_cohorts", lambda cohorts, at: [])

    assert seen(cohort) == {"meetings/planned": 3, "meetings/not_taken": 3, "capacity": 12}


# Who shares people ----------------------------------------------------------------------------------------------------


def test_classes_of_the_same_town_and_year_change_together(counted):
    factories.cohort(slug="tobe-2")
    factories.cohort(factories.municipality("384011", "松前町", "マサキチョウ"), slug="masaki-1")
    Cohort.objects.filter(pk=factories.cohort(slug="tobe-0").pk).update(fiscal_year=2025)
    refresh_tallies(COUNTED)

    mark(enrolment=counted.kiyo, session=counted.meeting(3), value="present", by=1, at=NOW)
    by_act = changed()
    refresh_tallies(NOW)
    refresh_tallies(NOW + timedelta(minutes=6))
    set_enrolment_state(enrolment=counted.kiyo, state="withdrawn")

    assert by_act == ["tobe-1", "tobe-2"]
    assert changed(NOW + timedelta(minutes=7)) == ["tobe-1", "tobe-2"]


def test_a_person_is_counted_in_the_first_class_at_once_and_leaves_the_second(counted):
    second = factories.cohort(slug="tobe-2")
    learner = factories.learner(name="青野 フミ")
    hold(second, 1, [(enrol(cohort=second, learner=learner), "present")])
    refresh_tallies(COUNTED)
    before = (seen(counted.cohort)["learners"], seen(second)["learners"])

    row = enrol(cohort=counted.cohort, learner=learner)
    mark(enrolment=row, session=counted.meeting(1), value="present", **BY)

    assert before == (1, 1)
    assert (seen(counted.cohort)["learners"], seen(second)["learners"]) == (2, 0)


def test_a_make_up_in_a_class_of_another_year_is_seen_in_both(counted):
    old = factories.cohort(slug="tobe-0")
    Cohort.objects.filter(pk=old.pk).update(fiscal_year=2025)
    hold(old, 3, [(factories.enrolment(old, name="青野 フミ"), "present")])
    refresh_tallies(COUNTED)
    assert changed() == []

    add_make_up(enrolment=counted.kiyo, session=meeting(old, 3), value="present", **BY)

    assert changed() == ["tobe-0", "tobe-1"]
    assert (seen(old)["came/3"], seen(counted.cohort)["done/3"]) == (2, 1)


# Cost and order -------------------------------------------------------------------------------------------------------


def test_queries_are_the_same_for_one_and_twenty_unchanged_classes(counted):
    one = queries_of(lambda: tallies_of(Cohort.objects.all(), NOW))
    twins(counted.cohort, 19)
    refresh_tallies(COUNTED)

    twenty = queries_of(lambda: tallies_of(Cohort.objects.all(), NOW))

    assert (one, twenty, len(tallies_of(Cohort.objects.all(), NOW))) == (7, 7, 20)


def test_tallies_come_in_the_order_of_the_classes(counted):
    twins(counted.cohort, 2)

    found = tallies_of(Cohort.objects.order_by("-slug"), NOW)

    assert [row.cohort.slug for row in found] == ["twin-1", "twin-0", "tobe-1"]


def test_tallies_of_nothing_are_none(counted):
    assert tallies_of(Cohort.objects.none(), NOW) == []
