from datetime import timedelta

import pytest
from django.db import connection

from attendance.actions.cancel_session import AlreadyHeld, AlreadyTaken, cancel_session
from attendance.actions.close_session import IsCancelled, NothingMarked, NotStarted, close_session
from attendance.actions.mark import mark
from attendance.models import Act, Attendance
from tests import factories
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(cast):
    return cast.cohort.sessions.first()


@pytest.fixture
def second(cast):
    return factories.enrolment(cast.cohort, name="伊藤 正")


def say(cast, session, value="present", who=None, after=0, **how):
    at = session.starts_at + timedelta(minutes=after)
    return mark(enrolment=who or cast.kiyo, session=session, value=value, by=cast.instructor.pk, at=at, **how)


def close(cast, session, after=90):
    at = session.starts_at + timedelta(minutes=after)
    return close_session(session=session, by=cast.instructor.pk, at=at)


def test_close_session_fills_the_unmarked_with_automatic_absence(cast, session, second):
    say(cast, session, "present")

    closed = close(cast, session)

    assert (closed.state, closed.closed_at, closed.closed_by) == ("held", session.ends_at, cast.instructor)
    assert closed.step_revision == cast.cohort.course.steps().first().live_revision
    assert {(row.enrolment, row.value, row.authority, row.actor) for row in Attendance.objects.all()} == {
        (cast.kiyo, "present", 2, cast.instructor.pk),
        (second, "absent", 0, 0),
    }


def test_close_session_before_its_start_is_refused(cast, session):
    say(cast, session)

    with pytest.raises(NotStarted):
        close(cast, session, after=-1)


@pytest.mark.parametrize("value", [None, "none", "apology"])
def test_close_session_in_which_staff_marked_nobody_is_refused(cast, session, second, value):
    if value:
        say(cast, session, value)

    with pytest.raises(NothingMarked):
        close(cast, session)

    session.refresh_from_db()
    assert (session.state, Attendance.objects.filter(authority=0).count()) == ("planned", 0)


def test_close_session_that_is_cancelled_is_refused(cast, session):
    say(cast, session, "apology")
    cancel_session(session=session, by=1, at=factories.NOW)

    with pytest.raises(IsCancelled):
        close(cast, session)


def test_close_session_twice_changes_nothing(cast, session, second):
    say(cast, session)
    first = close(cast, session)

    again = close_session(session=session, by=cast.clerk.pk, at=first.closed_at + timedelta(days=1))

    assert (again.closed_at, again.closed_by, Act.objects.count()) == (first.closed_at, cast.instructor, 2)


def test_close_session_an_absence_loses_to_a_mark_that_arrives_later(cast, session, second):
    say(cast, session)
    closed = close(cast, session)

    say(cast, closed, "late", second, after=-60, way="offline")

    act = Act.objects.get(value="late")
    assert (Attendance.objects.get(enrolment=second).value, act.flags) == ("late", "late")


def test_close_session_keeps_out_who_waits_or_withdrew(cast, session, second):
    second.state = "withdrawn"
    second.save()
    say(cast, session)

    close(cast, session)

    assert [row.enrolment for row in Attendance.objects.all()] == [cast.kiyo]


def test_cancel_session_twice_is_harmless(cast, session):
    for _ in range(2):
        cancelled = cancel_session(session=session, by=1, at=factories.NOW)

    assert cancelled.state == "cancelled"


def test_cancel_session_that_was_held_is_refused(cast, session):
    say(cast, session)
    close(cast, session)

    with pytest.raises(AlreadyHeld):
        cancel_session(session=session, by=1, at=factories.NOW)

    session.refresh_from_db()
    assert session.state == "held"


def test_cancel_session_in_which_somebody_came_is_refused_until_it_is_taken_back(cast, session):
    say(cast, session)

    with pytest.raises(AlreadyTaken):
        cancel_session(session=session, by=1, at=factories.NOW)

    say(cast, session, "none", after=1)
    assert cancel_session(session=session, by=1, at=factories.NOW).state == "cancelled"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_close_session_by_two_at_once_is_one_closing(cast, session, second):
    say(cast, session)

    closed = at_once(*[lambda: close(cast, session)] * 3)

    assert len({one.closed_at for one in closed}) == 1
    assert (Act.objects.count(), Act.objects.filter(authority=0).count()) == (2, 1)
