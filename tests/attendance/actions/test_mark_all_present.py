from datetime import timedelta
from uuid import uuid4

import pytest

from attendance.actions.enrol import enrol
from attendance.actions.mark import mark
from attendance.actions.mark_all_present import mark_all_present
from attendance.models import Act, Attendance
from tests import factories

pytestmark = pytest.mark.django_db


def test_mark_all_present_marks_the_unmarked_and_nobody_late(cast):
    session = cast.cohort.sessions.first()
    other, away = factories.enrolment(cast.cohort, name="伊藤 正"), factories.enrolment(cast.cohort, name="河野 茂")
    enrol(cohort=cast.cohort, learner=factories.learner(cast.tobe, name="空き 待ち"), state="waiting")
    mark(enrolment=away, session=session, value="apology", by=1, at=factories.NOW)

    done = mark_all_present(session=session, by=1, at=session.starts_at + timedelta(minutes=60))

    assert len(done) == 2
    assert {row.enrolment: row.value for row in Attendance.objects.all()} == {
        cast.kiyo: "present",
        other: "present",
        away: "apology",
    }


def test_mark_all_present_twice_marks_once(cast):
    session, form_id = cast.cohort.sessions.first(), uuid4()

    first = mark_all_present(session=session, by=1, at=factories.NOW, form_id=form_id)
    second = mark_all_present(session=session, by=1, at=factories.NOW, form_id=form_id)

    assert (len(first), len(second), Act.objects.count()) == (1, 0, 1)


def test_mark_all_present_takes_in_who_was_taken_back(cast):
    session = cast.cohort.sessions.first()
    mark(enrolment=cast.kiyo, session=session, value="none", by=1, at=factories.NOW)

    mark_all_present(session=session, by=1, at=factories.NOW + timedelta(minutes=1))

    assert Attendance.objects.get().value == "present"
