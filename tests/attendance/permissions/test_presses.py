"""One question answers as the rules of `visible_to` do: for every role, every session and every person."""

import itertools
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from attendance.models import Enrolment, Learner
from attendance.permissions.presses import pressed_by
from attendance.views.classroom.scope import OutsideScope, person_of
from courses.models import Session, StaffAssignment, Teaching, User
from courses.permissions import cohorts
from courses.permissions.roles import standing_of_user
from tests import factories, meetings

WHO = {
    "clerk": lambda cast: cast.clerk,
    "neighbour_clerk": lambda cast: cast.neighbour_clerk,
    "instructor": lambda cast: cast.instructor,
    "officer": lambda cast: cast.officer,
    "editor": lambda cast: cast.editor,
    "nobody": lambda cast: cast.nobody,
    "instructor_of_nothing": lambda cast: factories.staff("instructor", cast.tobe),
    "no_longer_teaching": lambda cast: taught_until_yesterday(cast),
    "clerk_who_teaches_next_door": lambda cast: clerk_and_instructor(cast),
}


def taught_until_yesterday(cast):
    user = factories.staff("instructor", cast.tobe)
    teaching = factories.teaching(user, cast.cohort)
    Teaching.objects.filter(pk=teaching.pk).update(until=factories.TODAY - timedelta(days=1))
    return user


def clerk_and_instructor(cast):
    StaffAssignment.objects.create(user=cast.clerk, role="instructor", starts=factories.TODAY, until=factories.TODAY)
    factories.teaching(cast.clerk, cast.neighbour_cohort)
    return cast.clerk


def fresh(user):
    return User.objects.get(pk=user.pk)


def by_the_rows(user, session_id, enrolment_id):
    """Somebody of the session's own class, if this user runs the session and sees the person."""
    session = cohorts.sessions_visible_to(user).filter(pk=session_id).first()
    try:
        person = person_of(user, session, enrolment_id) if session else None
    except OutsideScope:
        return None
    return person.pk if person and person.cohort_id == session.cohort_id else None


@pytest.fixture
def everybody(cast):
    gone = factories.enrolment(cast.cohort, name="消えた人")
    Learner.objects.filter(pk=gone.learner_id).update(erased_at=timezone.now())
    meetings.come(cast.kiyo, meetings.meeting(cast.cohort, 1))
    return [*Enrolment.objects.values_list("pk", flat=True), uuid.uuid4()]


@pytest.mark.parametrize("who", WHO)
def test_pressed_by_is_what_the_rows_say(cast, everybody, who):
    user = fresh(WHO[who](cast))
    sessions = [*Session.objects.values_list("pk", flat=True), 0]
    seen = 0
    for session_id, enrolment_id in itertools.product(sessions, everybody):
        about = pressed_by(user, session_id, enrolment_id)

        assert (about and about.enrolment.pk) == by_the_rows(user, session_id, enrolment_id)
        seen += about is not None
    assert (seen > 0) == (who in ("clerk", "neighbour_clerk", "instructor", "clerk_who_teaches_next_door"))


def test_pressed_by_knows_the_session_and_the_mark_that_stands(cast):
    first, second = (meetings.meeting(cast.cohort, n) for n in (1, 2))
    meetings.come(cast.kiyo, first, "late")

    about = pressed_by(fresh(cast.clerk), first.pk, cast.kiyo.pk)

    assert (about.stands, pressed_by(fresh(cast.clerk), second.pk, cast.kiyo.pk).stands) == ("late", "")
    assert (about.session.starts_at, about.session.day) == (first.starts_at, first.day)
    assert (about.session.closed_at, about.enrolment.cohort_id) == (None, cast.cohort.pk)


def test_pressed_by_leaves_the_reception_to_the_rows(cast):
    user = factories.staff("reception", cast.tobe)
    factories.teaching(user, cast.cohort)

    assert pressed_by(fresh(user), meetings.meeting(cast.cohort, 1).pk, cast.kiyo.pk) is None


def test_pressed_by_is_one_statement(cast, django_assert_num_queries):
    user, session = fresh(cast.instructor), meetings.meeting(cast.cohort, 1)
    standing_of_user(user)

    with django_assert_num_queries(1):
        pressed_by(user, session.pk, cast.kiyo.pk)
