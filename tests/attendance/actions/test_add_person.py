import uuid

import pytest

from attendance.actions.add_person import add_person
from attendance.actions.enrol import CohortIsCancelled, NewLearner, OtherMunicipality
from attendance.models import Enrolment, Learner
from tests import factories

pytestmark = pytest.mark.django_db
KIYO = NewLearner(name="𠮷野 キヨ", kana="ヨシノ キヨ", telephone="089-000-0010")


@pytest.fixture
def cohort():
    return factories.cohort()


def test_add_person_makes_a_learner_with_a_number(cohort):
    made = add_person(cohort=cohort, person=KIYO, learner_id=uuid.UUID(int=1), care_note="耳が遠い")

    assert (made.number, made.care_note, made.state) == (1, "耳が遠い", "enrolled")
    assert (made.learner.pk, made.learner.name, made.learner.telephone_digits) == (
        uuid.UUID(int=1), "𠮷野 キヨ", "0890000010",
    )  # fmt: skip


def test_add_person_known_keeps_what_is_known(cohort):
    known = factories.learner(cohort.municipality)

    made = add_person(cohort=cohort, person=KIYO, learner_id=uuid.UUID(int=1), known=known)

    assert (made.learner, Learner.objects.get().name) == (known, "青野 キヨ")


def test_add_person_twice_is_one_person(cohort):
    made = [add_person(cohort=cohort, person=KIYO, learner_id=uuid.UUID(int=1)) for _ in range(2)]

    assert made[0] == made[1]
    assert (Learner.objects.count(), Enrolment.objects.count()) == (1, 1)


def test_add_person_who_withdrew_comes_back_with_the_number(cohort):
    there = factories.enrolment(cohort)
    factories.enrolment(cohort, name="伊藤 文")
    Enrolment.objects.filter(pk=there.pk).update(state="withdrawn")

    made = add_person(cohort=cohort, person=KIYO, learner_id=uuid.UUID(int=1), known=there.learner)

    assert (made.pk, made.number, made.state) == (there.pk, 1, "enrolled")


def test_add_person_to_a_cancelled_class_is_refused_and_adds_nobody(cohort):
    cohort.cancelled_at = factories.NOW
    cohort.save()

    with pytest.raises(CohortIsCancelled):
        add_person(cohort=cohort, person=KIYO, learner_id=uuid.UUID(int=1))

    assert Learner.objects.count() == 0


def test_add_person_of_another_municipality_is_refused(cohort):
    stranger = factories.learner(factories.municipality("384011", "松前町", "マサキチョウ"))

    with pytest.raises(OtherMunicipality):
        add_person(cohort=cohort, person=KIYO, learner_id=uuid.UUID(int=1), known=stranger)
