from types import SimpleNamespace
from uuid import uuid4

import pytest

from attendance.actions.add_make_up import NothingMissed, OtherMunicipality, OtherStep, OwnClass, add_make_up
from attendance.actions.mark import mark
from attendance.models import Act, Attendance
from attendance.reports.progress import progress_of_one
from materials.models import Curriculum
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def monday(cast):
    """Another class of the same municipality, a week before, whose Toku missed the first session."""
    cohort = factories.cohort(cast.tobe, name="月曜クラス", first_day=factories.date(2026, 10, 12))
    toku = factories.enrolment(cohort, name="毛利 トク")
    return SimpleNamespace(cohort=cohort, toku=toku, session=cohort.sessions.first())


def come(cast, enrolment, **how):
    session = cast.cohort.sessions.first()
    return add_make_up(enrolment=enrolment, session=session, by=cast.instructor.pk, at=session.starts_at, **how)


def test_add_make_up_is_a_mark_of_the_home_enrolment_at_this_session(cast, monday):
    come(cast, monday.toku)

    row = Attendance.objects.get()
    assert (row.enrolment, row.session.cohort, row.value) == (monday.toku, cast.cohort, "present")
    assert progress_of_one(monday.toku).steps[0].state == "made_up"


def test_add_make_up_twice_is_one_act(cast, monday):
    act_id = uuid4()

    come(cast, monday.toku, act_id=act_id)
    come(cast, monday.toku, act_id=act_id)

    assert Act.objects.count() == 1


def test_add_make_up_from_another_municipality_is_refused(cast):
    with pytest.raises(OtherMunicipality):
        come(cast, cast.neighbour)


def test_add_make_up_in_the_own_class_is_refused(cast):
    with pytest.raises(OwnClass):
        come(cast, cast.kiyo)


def test_add_make_up_of_another_curriculum_is_refused(cast, monday):
    monday.cohort.curriculum = Curriculum.objects.create(code="more", name="応用講座")
    monday.cohort.save()

    with pytest.raises(OtherStep):
        come(cast, monday.toku)


def test_add_make_up_of_what_was_attended_is_refused(cast, monday):
    mark(enrolment=monday.toku, session=monday.session, value="late", by=1, at=factories.NOW)

    with pytest.raises(NothingMissed):
        come(cast, monday.toku)

    assert Act.objects.count() == 1
