import re
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


def test_add_person_asks_in_the_order_of_the_telephone(look):
    fields = re.findall(r'name="(\w+)"', look(PATH).partition('name="form_id"')[2])

    assert fields == ["name", "kana", "telephone", "age_band", "phone_family", "telephone_second", "care_note"]


def test_add_person_begins_again_at_the_fault(send):
    text = send(PATH, form_id=FORM, name="伊藤 文", telephone="12", care_note="暗証番号 1234").content.decode()

    assert re.findall(r'name="(\w+)"[^>]*autofocus', text) == ["telephone"]


def test_add_person_answers_by_one_digit(look):
    options = re.findall(r"<option [^>]*>([^<]*)</option>", look(PATH))

    assert options == [
        "わからない", "50代以下", "60代", "70代", "80代", "90代以上",
        "わからない", "1 アンドロイド", "2 アイフォーン", "3 シニア向け", "4 ガラケー", "5 持っていない",
    ]  # fmt: skip


def test_add_person_shows_the_latest_five_with_a_way_to_correct_them(cast, look):
    for name in ("乙 一", "丙 二", "丁 三", "戊 四", "己 五"):
        latest = factories.enrolment(cast.cohort, name=name, kana="カナ")
    Enrolment.objects.filter(learner__name="丁 三").update(state=Enrolment.State.WITHDRAWN)

    text = look(PATH)

    shown = re.findall(r'<td class="num">(\d)</td>\s*<th scope="row">\s*<a [^>]*href="([^"]*)"', text)
    assert [number for number, _ in shown] == ["6", "5", "3", "2", "1"]
    assert shown[0][1] == f"/office/learners/{latest.learner_id}/"


def test_add_person_leads_to_the_box_for_several(look):
    assert 'href="/office/cohorts/tobe-1/roster/#paste"' in look(PATH)


@pytest.mark.parametrize("people", [1, 3])
def test_add_person_takes_the_same_number_of_queries(cast, sign_in, people, django_assert_num_queries):
    for _ in range(people - 1):
        factories.enrolment(cast.cohort, name="乙 一")
    client = sign_in(cast.clerk)

    with django_assert_num_queries(4):
        client.get(f"/office/{PATH}")


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

    assert ("似た人がいます" in text, f'<option value="{known.pk}">1 伊藤 文さんを入れる' in text) == (True, True)
    assert numbers(cast.cohort) == [(1, "青野 キヨ")]


def test_add_person_takes_the_one_who_is_known(cast, send):
    known = factories.learner(cast.tobe, name="伊藤 文", telephone="089-000-0011")

    send(PATH, form_id=FORM, name="伊藤文", who=str(known.pk))

    assert numbers(cast.cohort) == [(1, "青野 キヨ"), (2, "伊藤 文")]
    assert Learner.objects.in_municipality(cast.tobe).count() == 2


@pytest.mark.parametrize("name", ["青野 キヨ", "伊藤 文"])
def test_add_person_told_to_add_nobody_adds_nobody(cast, send, name):
    response = send(PATH, form_id=FORM, name=name, who="nobody")

    assert response.redirect_chain == [("/office/cohorts/tobe-1/add/", 302)]
    assert "だれも入れていません。続けて入れられます。" in response.content.decode()
    assert numbers(cast.cohort) == [(1, "青野 キヨ")]


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
