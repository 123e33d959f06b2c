"""The counting examples of the design, about meetings, by name, with exact numbers."""

from datetime import date, timedelta

import pytest

from attendance.actions.cancel_class import cancel_class
from attendance.actions.cancel_session import cancel_session
from attendance.actions.close_session import close_session
from attendance.actions.mark import mark
from attendance.reports.counting import count_cohort
from tests import factories
from tests.counted import AFTER, figures
from tests.meetings import come, hold, level, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def cohort():
    return factories.cohort(slug="tobe-1")


def two(cohort):
    return [factories.enrolment(cohort, name=f"青野 {name}") for name in ("キヨ", "フミ")]


# Meetings -------------------------------------------------------------------------------------------------------------


def test_a_cancelled_session_is_planned_and_in_no_denominator(cohort):
    kiyo, fumi = two(cohort)
    hold(cohort, 1, [(kiyo, "present"), (fumi, "left_early")])
    hold(cohort, 2, [(kiyo, "present"), (fumi, "late")])

    cancel_session(session=meeting(cohort, 3), by=1, at=factories.NOW)

    assert figures("meetings_planned", "meetings_held", "meetings_cancelled", "meetings_not_taken", of=cohort) == {
        "meetings_planned": (3, None),
        "meetings_held": (2, 3),
        "meetings_cancelled": (1, None),
        "meetings_not_taken": (0, None),
    }
    assert figures("attendance_by_meeting", "completion", "attendances", of=cohort) == {
        "attendance_by_meeting": {"1": (2, 2), "2": (2, 2)},
        "completion": (2, 2),
        "attendances": (4, None),
    }


def test_a_register_not_taken_in_the_middle_is_in_no_denominator(cohort):
    kiyo, fumi = two(cohort)
    hold(cohort, 1, [(kiyo, "present"), (fumi, "present")])
    mark(enrolment=fumi, session=meeting(cohort, 2), value="apology", by=1, at=factories.NOW)
    hold(cohort, 3, [(kiyo, "present"), (fumi, "absent")])

    assert figures("meetings_held", "meetings_not_taken", "attendance_by_meeting", "completion", of=cohort) == {
        "meetings_held": (2, 3),
        "meetings_not_taken": (1, None),
        "attendance_by_meeting": {"1": (2, 2), "3": (1, 2)},
        "completion": (1, 2),
    }


def test_a_register_not_taken_at_the_end_is_waited_for(cohort):
    """Nobody is counted as not completed because a sheet of paper is on its way."""
    kiyo, fumi = two(cohort)
    hold(cohort, 1, [(kiyo, "present"), (fumi, "present")])
    hold(cohort, 2, [(kiyo, "present"), (fumi, "absent")])

    before = figures("meetings_not_taken", "completion", of=cohort)
    mark(enrolment=kiyo, session=meeting(cohort, 3), value="present", by=1, at=AFTER, way="paper")
    unclosed = figures("meetings_not_taken", "completion", of=cohort)
    close_session(session=meeting(cohort, 3), by=None, at=AFTER)

    assert before == {"meetings_not_taken": (1, None), "completion": (0, 0)}
    assert unclosed == {"meetings_not_taken": (0, None), "completion": (0, 0)}
    assert figures("meetings_not_taken", "completion", of=cohort) == {
        "meetings_not_taken": (0, None),
        "completion": (1, 2),
    }


def test_a_class_with_a_meeting_that_waits_to_be_closed_has_not_ended(cohort):
    kiyo = factories.enrolment(cohort)
    hold(cohort, 1, [(kiyo, "present")])
    come(kiyo, meeting(cohort, 2))
    hold(cohort, 3, [(kiyo, "present")])

    before = figures("completion", of=cohort)
    close_session(session=meeting(cohort, 2), by=None, at=AFTER)

    assert (before, figures("completion", of=cohort)) == ({"completion": (0, 0)}, {"completion": (1, 1)})


@pytest.mark.parametrize("share, completed", [(None, 1), (11, 1), (12, 0)])
def test_a_class_may_ask_for_a_share_of_checkpoints(cohort, share, completed):
    """One of nine: 11 % of them are one, 12 % are two."""
    kiyo = factories.enrolment(cohort)
    for position in (1, 2, 3):
        hold(cohort, position, [(kiyo, "present")])
    level(kiyo, meeting(cohort, 1), "S1-1", "closing", 2)
    cohort.checkpoint_share = share

    assert figures("completion", of=cohort) == {"completion": (completed, 1)}


def test_a_class_of_which_every_meeting_was_cancelled_has_nobody_who_could_complete(cohort):
    two(cohort)

    for position in (1, 2, 3):
        cancel_session(session=meeting(cohort, position), by=1, at=factories.NOW)

    assert figures("meetings_cancelled", "enrolled", "completion", of=cohort) == {
        "meetings_cancelled": (3, None),
        "enrolled": (2, 12),
        "completion": (0, 0),
    }


def test_a_cancelled_class_is_counted_as_meetings_only(cohort):
    two(cohort)

    cohort = cancel_class(cohort=cohort, by=1, at=factories.NOW)

    assert count_cohort(cohort, AFTER) == {"meetings/planned": 3, "meetings/cancelled": 3}


def test_meetings_before_their_end_are_ahead_and_after_it_not_taken_or_open(cohort):
    (kiyo, _), end = two(cohort), meeting(cohort, 1).ends_at
    come(kiyo, meeting(cohort, 2))

    states = [
        {key: count for key, count in count_cohort(cohort, at).items() if key.startswith("meetings/")}
        for at in (end, end + timedelta(seconds=1), AFTER)
    ]

    assert states == [
        {"meetings/planned": 3, "meetings/ahead": 3},
        {"meetings/planned": 3, "meetings/ahead": 2, "meetings/not_taken": 1},
        {"meetings/planned": 3, "meetings/not_taken": 2, "meetings/open": 1},
    ]


@pytest.mark.parametrize("staff, came, enough", [(1, 4, 1), (1, 5, 0), (2, 5, 1), (0, 1, 0), (0, 0, 0), (1, 0, 1)])
def test_staff_is_one_for_four_of_who_came(cohort, staff, came, enough):
    people = [factories.enrolment(cohort) for _ in range(max(came, 1))]
    for _ in range(staff):
        factories.teaching(factories.staff("instructor"), cohort)

    hold(cohort, 1, [(row, "present" if came else "absent") for row in people])

    assert figures("meetings_with_enough_staff", of=cohort) == {"meetings_with_enough_staff": (enough, 1)}


def test_staff_of_another_day_does_not_count(cohort):
    row = factories.teaching(factories.staff("instructor"), cohort)
    type(row).objects.update(until=date(2026, 10, 19))
    hold(cohort, 1, [(factories.enrolment(cohort), "present")])

    assert figures("meetings_with_enough_staff", of=cohort) == {"meetings_with_enough_staff": (0, 1)}
