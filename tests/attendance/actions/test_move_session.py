from datetime import timedelta

import pytest

from attendance.actions.move_session import AlreadyTaken, IsCancelled, OutOfOrder, move_session
from tests import factories, meetings

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def session():
    return meetings.meeting(factories.cohort(), 2)


def test_move_session_takes_the_end_with_it(session):
    moved = move_session(session=session, starts_at=session.starts_at + DAY, minutes=60)

    session.refresh_from_db()
    assert session.starts_at == moved.starts_at == factories.moment(factories.TODAY + timedelta(days=22))
    assert session.ends_at - session.starts_at == timedelta(minutes=60)


def test_move_session_twice_is_harmless(session):
    for _ in range(2):
        moved = move_session(session=session, starts_at=factories.moment(factories.TODAY + DAY), minutes=90)

    assert moved.day == factories.TODAY + DAY


@pytest.mark.parametrize(
    "days, sentence",
    [
        (0, "第1回は 10月20日(火)です。それよりあとの日にしてください。"),
        (42, "第3回は 12月1日(火)です。それより前の日にしてください。"),
    ],
)
def test_move_session_past_another_is_refused(session, days, sentence):
    with pytest.raises(OutOfOrder) as refused:
        move_session(session=session, starts_at=factories.moment(factories.TODAY + timedelta(days=days)), minutes=90)

    assert refused.value.sentence == sentence


def test_move_session_past_a_cancelled_one_is_fine(session):
    session.cohort.sessions.filter(curriculum_step__position=3).update(state="cancelled")

    moved = move_session(session=session, starts_at=session.starts_at + 40 * DAY, minutes=90)

    assert moved.day == factories.TODAY + 61 * DAY


def test_move_session_that_was_held_is_refused(session):
    held = meetings.hold(session.cohort, 2, [(factories.enrolment(session.cohort), "present")])

    with pytest.raises(AlreadyTaken):
        move_session(session=held, starts_at=held.starts_at + DAY, minutes=90)


def test_move_session_in_which_somebody_was_marked_is_refused(session):
    meetings.come(factories.enrolment(session.cohort), session)

    with pytest.raises(AlreadyTaken):
        move_session(session=session, starts_at=session.starts_at + DAY, minutes=90)


def test_move_session_after_an_apology_is_fine(session):
    meetings.come(factories.enrolment(session.cohort), session, "apology")

    assert (
        move_session(session=session, starts_at=session.starts_at + DAY, minutes=90).day == factories.TODAY + 22 * DAY
    )


def test_move_session_that_is_cancelled_is_refused(session):
    session.cohort.sessions.update(state="cancelled")

    with pytest.raises(IsCancelled):
        move_session(session=session, starts_at=session.starts_at + DAY, minutes=90)
