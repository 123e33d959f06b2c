from uuid import uuid4

import pytest

from attendance.actions.hand_out import hand_out
from attendance.models import Act, Handout
from tests import factories

pytestmark = pytest.mark.django_db


def test_hand_out_stands(cast):
    hand_out(enrolment=cast.kiyo, by=7, at=factories.NOW)

    row = Handout.objects.get()
    assert (row.value, row.happened_on, row.actor) == ("yes", factories.TODAY, 7)


def test_hand_out_is_taken_back(cast):
    hand_out(enrolment=cast.kiyo, by=7, at=factories.NOW)
    hand_out(enrolment=cast.kiyo, value="none", by=7, at=factories.moment(factories.TODAY))

    assert (Handout.objects.get().value, Act.objects.count()) == ("none", 2)


def test_hand_out_twice_with_the_same_id_is_one_act(cast):
    act_id = uuid4()

    for _ in range(2):
        hand_out(enrolment=cast.kiyo, by=7, at=factories.NOW, act_id=act_id)

    assert Act.objects.count() == 1


def test_hand_out_of_an_unknown_value_is_refused(cast):
    with pytest.raises(ValueError, match="perhaps"):
        hand_out(enrolment=cast.kiyo, value="perhaps", by=7, at=factories.NOW)
