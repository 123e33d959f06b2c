import pytest

from attendance.actions.change_learner import change_learner, change_learners, set_enrolment_state
from attendance.actions.enrol import CohortIsCancelled, NewLearner
from attendance.models import Enrolment, Learner
from tests import factories

pytestmark = pytest.mark.django_db


def test_change_learner_writes_every_field_and_the_digits():
    kiyo = factories.enrolment()
    person = NewLearner(name="髙野　キヨ", telephone="090-1234-5678", telephone_second="089-1", age_band="80s")

    change_learner(learner=kiyo.learner, person=person, enrolment=kiyo, care_note="耳が遠い")

    there = Learner.objects.get()
    assert (there.name, there.kana, there.age_band) == ("髙野　キヨ", "", "80s")
    assert there.telephone_digits == "09012345678 0891"
    assert Enrolment.objects.get().care_note == "耳が遠い"


def test_change_learners_writes_the_named_fields_and_the_digits_alone():
    kiyo, other = factories.learner(), factories.learner(name="田中 節子", telephone="089-2")
    Learner.objects.update(kana="キク")  # meanwhile

    change_learners([(kiyo, {"telephone": "089-3"}), (other, {"name": "田中 節"})])
    change_learners([])

    rows = Learner.objects.order_by("telephone").values_list("name", "kana", "telephone", "telephone_digits")
    assert list(rows) == [("田中 節", "キク", "089-2", "0892"), ("青野 キヨ", "キク", "089-3", "0893")]


def test_set_enrolment_state_keeps_number_and_acts():
    kiyo = factories.enrolment()

    set_enrolment_state(enrolment=kiyo, state="withdrawn")
    set_enrolment_state(enrolment=kiyo, state="withdrawn")

    assert list(Enrolment.objects.values_list("number", "state")) == [(1, "withdrawn")]


def test_set_enrolment_state_back_into_a_cancelled_class_is_refused():
    kiyo = factories.enrolment()
    kiyo.cohort.cancelled_at = factories.NOW

    with pytest.raises(CohortIsCancelled):
        set_enrolment_state(enrolment=kiyo, state="enrolled")
