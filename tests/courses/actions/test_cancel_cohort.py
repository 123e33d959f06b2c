import pytest

from courses.actions.cancel_cohort import AlreadyHeld, cancel_cohort
from courses.models import Cohort
from tests import factories

pytestmark = pytest.mark.django_db


def test_cancel_cohort_cancels_its_planned_sessions():
    cohort = factories.cohort()

    cancel_cohort(cohort=cohort, by=1, at=factories.NOW)

    assert Cohort.objects.get().cancelled_at == factories.NOW
    assert list(cohort.sessions.values_list("state", flat=True)) == ["cancelled"] * 3


def test_cancel_cohort_of_which_a_session_was_held_is_refused():
    cohort = factories.cohort()
    cohort.sessions.filter(curriculum_step__position=1).update(state="held", closed_at=factories.NOW)

    with pytest.raises(AlreadyHeld):
        cancel_cohort(cohort=cohort, by=1, at=factories.NOW)

    assert Cohort.objects.get().cancelled_at is None


def test_cancel_cohort_twice_keeps_the_first_time():
    cohort = factories.cohort()

    for hours in (0, 5):
        cancel_cohort(cohort=cohort, by=1, at=factories.NOW + factories.timedelta(hours=hours))

    assert Cohort.objects.get().cancelled_at == factories.NOW
