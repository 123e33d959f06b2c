"""The counting examples of the design about people, by name, with exact numbers."""

from datetime import date

import pytest

from attendance.actions.add_make_up import add_make_up
from attendance.actions.cancel_session import cancel_session
from attendance.actions.change_learner import set_enrolment_state
from attendance.actions.close_session import close_session
from attendance.actions.enrol import enrol
from attendance.actions.mark import mark
from attendance.figures.people import marks_of
from attendance.models import Enrolment
from attendance.reports.counting import count_cohort
from courses.models import Cohort
from tests import factories
from tests.counted import AFTER, figures
from tests.meetings import come, give_text, hold, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def cohort():
    return factories.cohort(slug="tobe-1")


def two(cohort):
    return [factories.enrolment(cohort, name=f"青野 {name}") for name in ("キヨ", "フミ")]


# People ---------------------------------------------------------------------------------------------------------------


def test_a_make_up_is_done_at_home_and_came_where_it_was(cohort):
    kiyo, other = factories.enrolment(cohort), factories.cohort(slug="tobe-2", first_day=date(2026, 10, 22))
    guest_of = factories.enrolment(other)
    hold(cohort, 1, [(kiyo, "absent")])
    add_make_up(enrolment=kiyo, session=meeting(other, 1), by=1, at=factories.NOW, value="present")
    hold(other, 1, [(guest_of, "present")])
    hold(cohort, 2, [(kiyo, "present")])
    hold(cohort, 3, [(kiyo, "present")])

    made_up = [value.key for value in marks_of(count_cohort(cohort, AFTER), 1) if value.count]

    assert made_up == ["made_up"]
    assert figures("attendance_by_meeting", "attendances", "learners", "completion", of=cohort) == {
        "attendance_by_meeting": {"1": (0, 1), "2": (1, 1), "3": (1, 1)},
        "attendances": (2, None),
        "learners": (1, None),
        "completion": (1, 1),
    }
    assert figures("attendances", "attendance_by_meeting", "learners", of=other) == {
        "attendances": (2, None),
        "attendance_by_meeting": {"1": (1, 1)},
        "learners": (1, None),
    }


def test_a_make_up_in_a_meeting_that_was_cancelled_is_none(cohort):
    kiyo, other = factories.enrolment(cohort), factories.cohort(slug="tobe-2")
    cancel_session(session=meeting(other, 1), by=1, at=factories.NOW)
    mark(enrolment=kiyo, session=meeting(other, 1), value="present", by=1, at=factories.NOW)
    for position in (1, 2, 3):
        hold(cohort, position, [(kiyo, "absent" if position == 1 else "present")])

    assert figures("attendance_by_meeting", "completion", of=cohort) == {
        "attendance_by_meeting": {"1": (0, 1), "2": (1, 1), "3": (1, 1)},
        "completion": (0, 1),
    }
    assert [part.key for part in marks_of(count_cohort(cohort, AFTER), 1) if part.count] == ["absent"]


def test_a_make_up_in_a_class_of_another_year_is_a_learner_of_that_year(cohort):
    kiyo, old = factories.enrolment(cohort), factories.cohort(slug="tobe-0")
    Cohort.objects.filter(pk=old.pk).update(fiscal_year=2025)
    add_make_up(enrolment=kiyo, session=meeting(old, 1), by=1, at=factories.NOW, value="present")
    hold(old, 1, [])
    old.refresh_from_db()

    assert figures("attendances", "learners", of=cohort) == {"attendances": (0, None), "learners": (0, None)}
    assert figures("attendances", "learners", of=old) == {"attendances": (1, None), "learners": (1, None)}


def test_a_person_in_two_municipalities_is_one_in_each(cohort):
    neighbour = factories.cohort(factories.municipality("384011", "松前町", "マサキチョウ"), slug="masaki-1")
    for each in (cohort, neighbour):
        hold(each, 1, [(factories.enrolment(each, name="青野 キヨ"), "present")])

    learners = [figures("learners", of=each)["learners"][0] for each in (cohort, neighbour)]

    assert learners == [1, 1]


def test_a_person_in_two_classes_of_one_year_is_one_learner_and_two_attendances(cohort):
    second, learner = factories.cohort(slug="tobe-2"), factories.learner()
    for each in (second, cohort):
        hold(each, 1, [(enrol(cohort=each, learner=learner), "present")])

    first, other = (figures("applied", "learners", "attendances", of=each) for each in (cohort, second))

    assert first == {"applied": (1, 12), "learners": (1, None), "attendances": (1, None)}
    assert other == {"applied": (1, 12), "learners": (0, None), "attendances": (1, None)}


def test_a_person_in_classes_of_two_years_is_a_learner_of_each(cohort):
    old, learner = factories.cohort(slug="tobe-0"), factories.learner()
    Cohort.objects.filter(pk=old.pk).update(fiscal_year=2025)
    old.refresh_from_db()
    for each in (old, cohort):
        hold(each, 1, [(enrol(cohort=each, learner=learner), "present")])

    assert [figures("learners", of=each) for each in (old, cohort)] == [{"learners": (1, None)}] * 2


def test_a_person_who_was_merged_twice_is_one_learner(cohort):
    rows = [factories.enrolment(cohort) for _ in range(3)]
    hold(cohort, 1, [(row, "present") for row in rows])

    for row, into in zip(rows, rows[1:], strict=False):
        row.learner.merged_into = into.learner
        row.learner.save()

    assert figures("learners", "attendances", of=cohort) == {"learners": (1, None), "attendances": (3, None)}


def test_somebody_withdrawn_who_came_twice_came_twice(cohort):
    kiyo, fumi = two(cohort)
    hold(cohort, 1, [(kiyo, "present"), (fumi, "present")])
    hold(cohort, 2, [(kiyo, "present"), (fumi, "left_early")])
    set_enrolment_state(enrolment=fumi, state="withdrawn")
    hold(cohort, 3, [(kiyo, "present")])

    assert figures("applied", "enrolled", "withdrawn", "learners", "attendances", of=cohort) == {
        "applied": (2, 12),
        "enrolled": (1, 12),
        "withdrawn": (1, 2),
        "learners": (2, None),
        "attendances": (5, None),
    }
    assert figures("attendance_by_meeting", "attendances_per_meeting", "completion", of=cohort) == {
        "attendance_by_meeting": {"1": (1, 1), "2": (1, 1), "3": (1, 1)},
        "attendances_per_meeting": {"1": (2, 1), "2": (2, 1), "3": (1, 1)},
        "completion": (1, 1),
    }


def test_whoever_came_to_a_meeting_that_is_not_closed_is_not_a_learner_yet(cohort):
    kiyo, _ = two(cohort)
    come(kiyo, meeting(cohort, 1))

    before = figures("learners", "attendances", of=cohort)
    close_session(session=meeting(cohort, 1), by=None, at=AFTER)

    assert before == {"learners": (0, None), "attendances": (0, None)}
    assert figures("learners", "attendances", of=cohort) == {"learners": (1, None), "attendances": (1, None)}


def test_those_who_wait_are_applications_and_nothing_else(cohort):
    kiyo, fumi = two(cohort)
    Enrolment.objects.filter(pk=fumi.pk).update(state="waiting")
    give_text(kiyo, factories.NOW)
    hold(cohort, 1, [(kiyo, "present")])

    assert figures("applied", "enrolled", "withdrawn", "attendance_by_meeting", "has_text", of=cohort) == {
        "applied": (2, 12),
        "enrolled": (1, 12),
        "withdrawn": (0, 2),
        "attendance_by_meeting": {"1": (1, 1)},
        "has_text": (1, 1),
    }
