import pytest

from attendance.models import Enrolment
from attendance.reports.cohort_facts import facts_of
from tests import factories

pytestmark = pytest.mark.django_db


def test_whoever_leaves_before_the_name_is_asked_for_still_has_it():
    kiyo = factories.enrolment(factories.cohort())

    ((_, people),) = facts_of([kiyo.cohort])
    Enrolment.objects.update(state=Enrolment.State.WITHDRAWN)

    assert [person.enrolment.learner.name for person in people] == [kiyo.learner.name]
