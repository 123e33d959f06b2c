import uuid

import pytest

from attendance.models import Enrolment, Learner
from courses.models import Cohort
from tests import factories

PATH = "cohorts/tobe-1/add/"
FORM = str(uuid.UUID(int=5))


def numbers(cohort):
    return list(Enrolment.objects.filter(cohort=cohort).order_by("number").values_list("number", "learner__name"))


def test_add_person_takes_a_name_alone_and_asks_for_the_next(cast, send):
    response = send(PATH, form_id=FORM, name="𠮷田 ハナ")

    assert response.redirect_chain == [("/office/cohorts/tobe-1/add/", 302)]
    assert "2番 𠮷田 ハナさんを入れました。続けて入れられます。" in response.content.decode()
    assert numbers(cast.cohort) == [(1, "青野 キヨ"), (2, "𠮷田 ハナ")]


def test_add_person_starts_at_the_name(look):
    assert look(PATH).count("autofocus") == 1


def test_add_person_keeps_every_field(cast, send):
    send(
        PATH, form_id=FORM, name="伊藤　文", kana="いとう ふみ", telephone="０８９-000-0011",
        telephone_second="09012345678", phone_family="iphone", age_band="80s", care_note="耳が遠い",
    )  # fmt: skip

    made = Enrolment.objects.get(number=2, cohort=cast.cohort)
    person = made.learner
    assert (person.name, person.kana, person.telephone) == ("伊藤　文", "イトウ フミ", "089-000-0011")
    assert (person.telephone_second, person.phone_family, made.care_note) == ("09012345678", "iphone", "耳が遠い")
    assert (person.age_band, person.age_known_on) == ("80s", factories.TODAY)


def test_add_person_twice_from_one_screen_is_one_person(cast, send):
    for _ in range(2):
        send(PATH, form_id=FORM, name="伊藤 文", telephone="089-000-0011")

    assert numbers(cast.cohort) == [(1, "青野 キヨ"), (2, "伊藤 文")]


def test_add_person_asks_when_somebody_like_that_is_known(cast, send):
    known = factories.learner(cast.tobe, name="伊藤 文", kana="イトウ フミ", telephone="089-000-0011")

    text = send(PATH, form_id=FORM, name="伊藤文").content.decode()

    assert ("似た人がいます" in text, f'name="who" value="{known.pk}"' in text) == (True, True)
    assert numbers(cast.cohort) == [(1, "青野 キヨ")]


def test_add_person_takes_the_one_who_is_known(cast, send):
    known = factories.learner(cast.tobe, name="伊藤 文", telephone="089-000-0011")

    send(PATH, form_id=FORM, name="伊藤文", who=str(known.pk))

    assert numbers(cast.cohort) == [(1, "青野 キヨ"), (2, "伊藤 文")]
    assert Learner.objects.in_municipality(cast.tobe).count() == 2


def test_add_person_makes_a_namesake_when_told(cast, send):
    for _ in range(2):
        send(PATH, form_id=FORM, name="青野 キヨ", who="new")

    assert numbers(cast.cohort) == [(1, "青野 キヨ"), (2, "青野 キヨ")]


def test_add_person_says_who_is_in_the_class_already(cast, send):
    text = send(PATH, form_id=FORM, name="青野 キヨ").content.decode()

    assert ("もうこのクラスにいます" in text, f'value="{cast.kiyo.learner_id}"' in text) == (True, False)


@pytest.mark.parametrize("who", ["not-an-id", str(uuid.UUID(int=9))])
def test_add_person_with_an_unknown_answer_asks_again(cast, send, who):
    assert "似た人がいます" in send(PATH, form_id=FORM, name="青野 キヨ", who=who).content.decode()
    assert len(numbers(cast.cohort)) == 1


def test_add_person_never_offers_or_takes_the_neighbours_people(cast, send):
    neighbour = cast.neighbour.learner

    response = send(PATH, form_id=FORM, name=neighbour.name, telephone=neighbour.telephone, who=str(neighbour.pk))

    assert "トナリマチ" not in response.content.decode()
    assert Enrolment.objects.filter(learner=neighbour).count() == 1
    assert numbers(cast.cohort)[1] == (2, "隣町 花子")


@pytest.mark.parametrize(
    "field, value, sentence",
    [
        ("name", "", "入れてください"),
        ("name", "=1+1", "氏名が「=」で始まっています"),
        ("name", "𠮷?", "文字が失われた"),
        ("kana", "伊藤", "カタカナでない字"),
        ("telephone", "12", "0から始まっていません"),
        ("telephone", "089-000-0010、090-1234-5678", "ここには番号を1つだけ入れてください"),
        ("care_note", "暗証番号 1234", "番号は消してください"),
    ],
)
def test_add_person_with_a_fault_says_what_to_do(cast, send, field, value, sentence):
    text = send(PATH, **{"form_id": FORM, "name": "伊藤 文", field: value}).content.decode()

    assert sentence in text
    assert len(numbers(cast.cohort)) == 1


def test_add_person_to_a_cancelled_class_says_so(cast, look, send):
    Cohort.objects.filter(slug="tobe-1").update(cancelled_at=factories.NOW)

    assert "このクラスは中止になっています。ほかのクラスに入れてください。" in look(PATH)
    assert "このクラスは 中止になっています" in send(PATH, form_id=FORM, name="伊藤 文").content.decode()
    assert len(numbers(cast.cohort)) == 1


@pytest.mark.parametrize("who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403)])
def test_add_person_is_refused_to_others(cast, send, who, status):
    assert send(PATH, by=getattr(cast, who), form_id=FORM, name="伊藤 文").status_code == status
    assert len(numbers(cast.cohort)) == 1
