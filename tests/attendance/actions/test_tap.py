import uuid
from datetime import timedelta

import pytest

from attendance.actions.tap import CardIsOver, NotAnAnswer, tap
from attendance.actions.tap_anonymously import tap_anonymously
from attendance.models import Act, AnonymousTap, StudyState
from tests import factories
from tests.factories import NOW

FORM = uuid.UUID(int=7)


def press(cast, value, form=FORM, at=NOW, material=True, enrolment=None):
    return tap(
        enrolment=enrolment or cast.kiyo,
        material=cast.material if material else None,
        value=value,
        form_id=form,
        at=at,
    )


def stands():
    return list(StudyState.objects.values_list("value", flat=True))


def test_tap_is_the_learners_own_word(cast):
    act = press(cast, "did").act

    assert (act.kind, act.value, act.authority, act.actor, act.way) == ("study", "did", 1, 0, "phone")
    assert (act.happened_on, act.counted_at, act.material) == (factories.TODAY, NOW, cast.material)
    assert stands() == ["did"]


def test_tap_of_something_else_is_refused(cast):
    with pytest.raises(NotAnAnswer) as refused:
        press(cast, "perfect")

    assert refused.value.code == "not_an_answer"
    assert Act.objects.count() == 0


def test_tap_after_90_days_is_refused(cast):
    last = NOW + timedelta(days=42 + 90)
    press(cast, "did", at=last)

    with pytest.raises(CardIsOver) as refused:
        press(cast, "again", at=last + timedelta(days=1))

    assert refused.value.code == "card_is_over"
    assert stands() == ["did"]


def test_tap_twice_of_one_form_is_one_act(cast):
    first, second = press(cast, "did"), press(cast, "did", at=NOW + timedelta(seconds=1))

    assert (first.new, second.new) == (True, False)
    assert Act.objects.count() == 1


def test_tap_of_another_answer_in_the_same_form_counts(cast):
    press(cast, "did")
    press(cast, "ask", at=NOW + timedelta(seconds=1))

    assert stands() == ["ask"]


def test_tap_can_be_taken_back(cast):
    press(cast, "did")
    press(cast, "none", form=uuid.uuid4(), at=NOW + timedelta(seconds=1))

    assert stands() == ["none"]
    assert Act.objects.count() == 2


def test_tap_of_somebody_else_with_the_same_form_id_is_another_act(cast):
    ito = factories.enrolment(cast.cohort, name="伊藤 文", kana="イトウ フミ")
    press(cast, "did")

    assert press(cast, "did", enrolment=ito).new is True


def test_tap_without_a_material_is_a_stamp(cast):
    press(cast, "did", material=False)

    assert list(StudyState.objects.values_list("material", "value")) == [(None, "did")]


def test_anonymous_tap_twice_is_one_row(cast):
    for _ in range(2):
        tap_anonymously(material_id=cast.material.pk, value="again", form_id=FORM, at=NOW)

    assert list(AnonymousTap.objects.values_list("material", "value", "form_id")) == [(cast.material.pk, "again", FORM)]
    assert Act.objects.count() == 0


def test_anonymous_tap_of_something_else_is_refused(cast):
    with pytest.raises(NotAnAnswer):
        tap_anonymously(material_id=cast.material.pk, value="none", form_id=FORM, at=NOW)

    assert AnonymousTap.objects.count() == 0
