import pytest

from attendance.actions.mark import mark
from attendance.reports.make_ups import may_make_up
from attendance.reports.progress import progress_of_one
from attendance.reports.register import register_of
from attendance.reports.steps import StepState
from tests import factories

pytestmark = pytest.mark.django_db


def press(cast, session):
    mark(enrolment=cast.kiyo, session=session, value="present", by=1, at=session.starts_at)


def cancel(session):
    session.state = "cancelled"
    session.save()


def first_step(cast):
    return progress_of_one(cast.kiyo, factories.moment(factories.date(2026, 12, 25))).steps[0].state


def test_step_pressed_in_a_meeting_that_was_cancelled_is_cancelled(cast):
    session = cast.cohort.sessions.first()
    press(cast, session)
    cancel(session)

    assert first_step(cast) == StepState.CANCELLED
    assert not progress_of_one(cast.kiyo).completion.holds


def test_step_visited_in_a_meeting_that_was_cancelled_is_not_made_up(cast):
    visited, third = (factories.cohort(cast.tobe, name=name).sessions.first() for name in ("木曜クラス", "金曜クラス"))
    press(cast, visited)
    cancel(visited)

    assert first_step(cast) == StepState.NOT_TAKEN
    assert list(may_make_up(third)) == [cast.kiyo]
    assert register_of(cast.cohort.sessions.get(curriculum_step__position=2)).rows[0].value == "none"
