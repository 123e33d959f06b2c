import pytest

from attendance.actions.cancel_class import cancel_class
from attendance.actions.cancel_session import AlreadyTaken
from attendance.actions.mark import mark
from courses.actions.cancel_cohort import AlreadyHeld
from courses.models import Session
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kiyo():
    return factories.enrolment()


def states(cohort):
    return sorted(cohort.sessions.values_list("state", flat=True))


def marked(enrolment, value):
    session = enrolment.cohort.sessions.order_by("starts_at").first()
    mark(enrolment=enrolment, session=session, value=value, by=1, at=session.starts_at)
    return session


def test_cancel_class_cancels_every_meeting(kiyo):
    first = cancel_class(cohort=kiyo.cohort, by=1, at=factories.NOW)
    again = cancel_class(cohort=kiyo.cohort, by=1, at=factories.moment(factories.TODAY, 18))

    assert (first.cancelled_at, again.cancelled_at, states(kiyo.cohort)) == (
        factories.NOW,
        factories.NOW,
        ["cancelled"] * 3,
    )


def test_cancel_class_after_an_apology_alone_is_done(kiyo):
    marked(kiyo, "apology")

    cancel_class(cohort=kiyo.cohort, by=1, at=factories.NOW)

    assert states(kiyo.cohort) == ["cancelled"] * 3


def test_cancel_class_in_which_somebody_came_is_refused(kiyo):
    marked(kiyo, "present")

    with pytest.raises(AlreadyTaken, match="出席の記録が ある回"):
        cancel_class(cohort=kiyo.cohort, by=1, at=factories.NOW)

    assert states(kiyo.cohort) == ["planned"] * 3


def test_cancel_class_after_a_meeting_was_held_is_refused(kiyo):
    session = marked(kiyo, "present")
    Session.objects.filter(pk=session.pk).update(state="held", closed_at=session.ends_at)

    with pytest.raises(AlreadyHeld):
        cancel_class(cohort=kiyo.cohort, by=1, at=factories.NOW)

    assert states(kiyo.cohort) == ["held", "planned", "planned"]
