import uuid

import pytest

from attendance.models import Act, Attendance, Enrolment, Learner
from tests import factories

pytestmark = pytest.mark.django_db

HIDE = {"name": "山下 ヒデ", "kana": "ヤマシタ ヒデ", "telephone": "089-000-7777", "phone_family": "easy"}


def test_walk_in_in_four_fields(cast, session, teacher, post):
    response = post("walk-in", **HIDE)

    enrolment = Enrolment.objects.get(learner__name="山下 ヒデ")
    assert (enrolment.walk_in, enrolment.cohort, enrolment.number) == (True, cast.cohort, 2)
    assert Attendance.objects.get().enrolment == enrolment
    assert response.url.endswith(f"#p-{enrolment.pk}")


def test_walk_in_pressed_twice_is_one_person(cast, session, teacher, post):
    form_id = str(uuid.uuid4())

    for _ in range(2):
        post("walk-in", form_id=form_id, **HIDE)

    assert (Learner.objects.count(), Enrolment.objects.count(), Act.objects.count()) == (3, 3, 1)


def test_walk_in_of_another_person_on_the_same_screen_is_another_person(cast, session, teacher, post):
    form_id = str(uuid.uuid4())

    post("walk-in", form_id=form_id, **HIDE)
    post("walk-in", form_id=form_id, **HIDE | {"name": "川上 トメ", "telephone": ""})

    assert Enrolment.objects.filter(walk_in=True).count() == 2


def test_walk_in_asks_when_somebody_like_that_is_known(cast, session, teacher, post):
    response = post("walk-in", name="青野キヨ", telephone="")

    text = response.content.decode()
    assert ("同じ人ですか" in text, "このクラスの名簿に います" in text, Act.objects.count()) == (True, True, 0)


@pytest.mark.parametrize("who, people", [("new", 4), ("known", 3)])
def test_walk_in_after_the_question(cast, session, teacher, post, who, people):
    chosen = str(cast.kiyo.learner_id) if who == "known" else who

    for _ in range(2):
        post("walk-in", name="青野 キヨ", telephone="089-000-0010", who=chosen, form_id="1" * 32)

    assert (Learner.objects.count() + 1, Act.objects.count()) == (people, 1)


def test_walk_in_does_not_tell_who_else_has_the_telephone(cast, session, teacher, post):
    other = factories.cohort(cast.tobe, name="木曜クラス")
    factories.enrolment(other, name="別組 太郎", telephone="089-000-5555")

    text = post("walk-in", name="別組 花子", telephone="089-000-5555").content.decode()

    assert ("電話番号が 同じ人が います" in text, "太郎" in text) == (True, False)


def test_walk_in_of_somebody_not_offered_asks_again(cast, session, teacher, post):
    other = factories.enrolment(factories.cohort(cast.tobe), name="別組 太郎", telephone="089-000-5555")
    asked = {"name": "別組 花子", "telephone": "089-000-5555", "who": str(other.learner_id)}

    response = post("walk-in", **asked)

    assert (response.status_code, Act.objects.count(), Enrolment.objects.filter(walk_in=True).count()) == (200, 0, 0)


@pytest.mark.parametrize("wrong, sentence", [({"name": ""}, "入れてください"), ({"telephone": "12"}, "0から始まって")])
def test_walk_in_with_a_fault_says_what_to_do(cast, session, teacher, post, wrong, sentence):
    response = post("walk-in", **HIDE | wrong)

    assert (sentence in response.content.decode(), Act.objects.count(), Learner.objects.count()) == (True, 0, 2)
