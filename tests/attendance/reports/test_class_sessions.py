from datetime import timedelta

import pytest

from attendance.models import Enrolment
from attendance.reports.class_sessions import MeetingState, meetings_of
from attendance.reports.counting import count_cohort
from courses.models import Cohort
from tests import factories, meetings

pytestmark = pytest.mark.django_db
EVENING = factories.moment(factories.TODAY, 18)


@pytest.fixture
def kiyo():
    return factories.enrolment(factories.cohort())


def listed(cohort, at=EVENING):
    return meetings_of(cohort, count_cohort(cohort, at), at)


def states(kiyo, at=EVENING):
    return [meeting.state for meeting in listed(kiyo.cohort, at)]


def test_meetings_held_count_who_came(kiyo):
    absent = factories.enrolment(kiyo.cohort, name="伊藤 文")
    meetings.hold(kiyo.cohort, 1, [(kiyo, "late"), (absent, "absent")])

    first = listed(kiyo.cohort)[0]

    assert (first.state, first.came, first.can_move) == (MeetingState.HELD, 1, False)


def test_meetings_over_without_a_mark_were_not_taken(kiyo):
    assert states(kiyo) == [MeetingState.NOT_TAKEN, MeetingState.AHEAD, MeetingState.AHEAD]


def test_meetings_over_with_a_mark_are_not_closed(kiyo):
    meetings.come(kiyo, meetings.meeting(kiyo.cohort, 1))

    assert states(kiyo)[0] == MeetingState.NOT_CLOSED


def test_meetings_not_closed_count_who_is_marked_so_far_and_still_in_the_class(kiyo):
    session = meetings.meeting(kiyo.cohort, 1)
    for name, value in (("伊藤 文", "absent"), ("宇野 光", "late"), ("江藤 進", "present")):
        meetings.come(factories.enrolment(kiyo.cohort, name=name), session, value)
    Enrolment.objects.filter(learner__name="江藤 進").update(state="withdrawn")

    assert [meeting.came for meeting in listed(kiyo.cohort)] == [1, 0, 0]


def test_meetings_held_count_nobody_who_left_since_or_visited(kiyo):
    gone, other = factories.enrolment(kiyo.cohort, name="伊藤 文"), factories.enrolment(factories.cohort(name="別"))
    meetings.hold(kiyo.cohort, 1, [(kiyo, "left_early"), (gone, "present"), (other, "present")])
    Enrolment.objects.filter(pk=gone.pk).update(state="withdrawn")

    assert listed(kiyo.cohort)[0].came == 1


def test_meetings_held_before_the_class_was_cancelled_count_who_came(kiyo):
    meetings.hold(kiyo.cohort, 1, [(kiyo, "present")])
    kiyo.cohort.sessions.filter(state="planned").update(state="cancelled")
    Cohort.objects.filter(pk=kiyo.cohort.pk).update(cancelled_at=EVENING)
    kiyo.cohort.refresh_from_db()

    assert [meeting.came for meeting in listed(kiyo.cohort)] == [1, 0, 0]


def test_meetings_before_their_end_are_ahead(kiyo):
    meetings.come(kiyo, meetings.meeting(kiyo.cohort, 1))

    assert states(kiyo, EVENING - timedelta(hours=4))[0] == MeetingState.AHEAD


def test_meetings_cancelled_stay_on_the_list(kiyo):
    kiyo.cohort.sessions.update(state="cancelled")

    assert states(kiyo) == [MeetingState.CANCELLED] * 3


def test_meetings_of_nobody_have_a_state_too():
    cohort = factories.cohort()

    assert listed(cohort)[0].state == MeetingState.NOT_TAKEN
