from uuid import uuid4

import pytest

from attendance.actions.study_by_staff import NotByStaff, NotYet, UnknownAnswer, study_by_staff
from attendance.models import Act, StudyState
from tests import factories

pytestmark = pytest.mark.django_db


def tell(cast, value="did", way="paper", **how):
    how = {"happened_on": factories.date(2026, 10, 6), "material": cast.material} | how
    return study_by_staff(enrolment=cast.kiyo, value=value, way=way, by=cast.clerk.pk, at=factories.NOW, **how)


@pytest.mark.parametrize("way", ["paper", "telephone"])
def test_study_by_staff_is_the_learners_own_word(cast, way):
    tell(cast, way=way)

    act = Act.objects.get()
    assert (act.authority, act.actor, act.submitted_by, act.way) == (1, 0, cast.clerk.pk, way)
    assert StudyState.objects.get().happened_on == factories.date(2026, 10, 6)


def test_study_by_staff_without_a_material_is_a_stamp(cast):
    tell(cast, material=None)

    assert StudyState.objects.get().material is None


def test_study_by_staff_as_if_by_phone_is_refused(cast):
    with pytest.raises(NotByStaff):
        tell(cast, way="phone")


def test_study_by_staff_of_tomorrow_is_refused(cast):
    with pytest.raises(NotYet):
        tell(cast, happened_on=factories.date(2026, 10, 21))


def test_study_by_staff_of_an_unknown_answer_is_refused(cast):
    with pytest.raises(UnknownAnswer):
        tell(cast, value="present")


def test_study_by_staff_twice_with_the_same_id_is_one_act(cast):
    act_id = uuid4()

    tell(cast, act_id=act_id)
    tell(cast, act_id=act_id)

    assert Act.objects.count() == 1
