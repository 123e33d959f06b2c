from datetime import timedelta

import pytest

from attendance.reports.class_sessions import MeetingState, meetings_of
from tests import factories, meetings

pytestmark = pytest.mark.django_db
EVENING = factories.moment(factories.TODAY, 18)


@pytest.fixture
def kiyo():
    return factories.enrolment(factories.cohort())


def states(kiyo, at=EVENING):
    return [meeting.state for meeting in meetings_of(kiyo.cohort, at)]


def test_meetings_held_count_who_came(kiyo):
    absent = factories.enrolment(kiyo.cohort, name="伊藤 文")
    meetings.hold(kiyo.cohort, 1, [(kiyo, "late"), (absent, "absent")])

    first = meetings_of(kiyo.cohort, EVENING)[0]

    assert (first.state, first.came, first.can_move) == (MeetingState.HELD, 1, False)


def test_meetings_over_without_a_mark_were_not_taken(kiyo):
    assert states(kiyo) == [MeetingState.NOT_TAKEN, MeetingState.AHEAD, MeetingState.AHEAD]


def test_meetings_over_with_a_mark_are_not_closed(kiyo):
    meetings.come(kiyo, meetings.meeting(kiyo.cohort, 1))

    assert states(kiyo)[0] == MeetingState.NOT_CLOSED


def test_meetings_before_their_end_are_ahead(kiyo):
    meetings.come(kiyo, meetings.meeting(kiyo.cohort, 1))

    assert states(kiyo, EVENING - timedelta(hours=4))[0] == MeetingState.AHEAD


def test_meetings_cancelled_stay_on_the_list(kiyo):
    kiyo.cohort.sessions.update(state="cancelled")

    assert states(kiyo) == [MeetingState.CANCELLED] * 3


def test_meetings_of_nobody_have_a_state_too():
    cohort = factories.cohort()

    assert meetings_of(cohort, EVENING)[0].state == MeetingState.NOT_TAKEN
