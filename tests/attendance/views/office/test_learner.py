import pytest

from attendance.actions.add_act import Fact, add_learner_act
from attendance.actions.issue_card import issue_card
from attendance.actions.stop_card import stop_card
from attendance.models import Enrolment, Learner
from tests import factories, meetings

AS_IT_IS = {"name": "青野 キヨ", "kana": "アオノ キヨ", "telephone": "089-000-0010", "phone_family": "android"}


def path(enrolment):
    return f"learners/{enrolment.learner_id}/"


def test_learner_shows_classes_steps_levels_and_ways(cast, look):
    first = meetings.meeting(cast.cohort, 1)
    with meetings.on_day(first):
        meetings.come(cast.kiyo, first, "left_early")
        meetings.level(cast.kiyo, first, "S1-2", "closing", 1)
        for way in ("phone", "paper"):
            fact = Fact(
                kind="study",
                enrolment_id=cast.kiyo.pk,
                value="did",
                material_id=cast.material.pk if way == "paper" else None,
            )
            add_learner_act(fact, at=first.ends_at, way=way)
        text = look(path(cast.kiyo))

    assert ("早退" in text, "こと1-2" in text, "紙 1、スマホ 1" in text) == (True, True, True)
    assert "第1回が まだ しめられていない" in text


def test_learner_has_a_form_with_what_is_known(cast, look):
    text = look(path(cast.kiyo))

    assert ('value="青野 キヨ"' in text, 'value="089-000-0010"' in text) == (True, True)


def test_learner_is_corrected(cast, send):
    response = send(
        path(cast.kiyo), **{**AS_IT_IS, "name": "𠮷野 キヨ", "telephone": "090-1234-5678", "care_note": "耳"}
    )

    person = Learner.objects.get(pk=cast.kiyo.learner_id)
    assert (person.name, person.telephone_digits) == ("𠮷野 キヨ", "09012345678")
    assert Enrolment.objects.get(pk=cast.kiyo.pk).care_note == "耳"
    assert "𠮷野 キヨさんの内容を直しました。" in response.content.decode()


def test_learner_keeps_what_the_form_does_not_ask(cast, send):
    Learner.objects.filter(pk=cast.kiyo.learner_id).update(
        birth_year=1946, age_band="80s", age_known_on=factories.date(2026, 4, 1)
    )

    send(path(cast.kiyo), **AS_IT_IS, age_band="80s")

    person = Learner.objects.get(pk=cast.kiyo.learner_id)
    assert (person.birth_year, person.age_known_on) == (1946, factories.date(2026, 4, 1))


def test_learner_with_a_fault_is_not_changed(cast, send):
    text = send(path(cast.kiyo), **{**AS_IT_IS, "name": "青?"}).content.decode()

    assert "文字が失われたようです" in text
    assert Learner.objects.get(pk=cast.kiyo.learner_id).name == "青野 キヨ"


def test_learner_shows_the_state_of_the_card(cast, look):
    without = look(path(cast.kiyo))
    issue_card(learner=cast.kiyo.learner)
    live = look(path(cast.kiyo))
    stop_card(learner=cast.kiyo.learner, by=1)
    stopped = look(path(cast.kiyo))

    said = ["カードはまだありません" in without, "1枚目を使っています" in live, "カードは止まっています" in stopped]
    assert said == [True, True, True]
    assert ["カードを再発行する" in text for text in (without, live, stopped)] == [False, True, True]


def test_learner_without_a_class_says_what_to_do(cast, look):
    alone = factories.learner(cast.tobe, name="伊藤 文")

    text = look(f"learners/{alone.pk}/")

    assert ("どのクラスにも入っていません" in text, "配慮のメモ" in text) == (True, False)


@pytest.mark.parametrize("classes, queries", [(1, 13), (3, 27)])
def test_learner_asks_seven_times_for_each_class(cast, sign_in, django_assert_num_queries, classes, queries):
    for _ in range(classes - 1):
        factories.enrol(cohort=factories.cohort(cast.tobe), learner=cast.kiyo.learner)
    client = sign_in(cast.clerk)

    with django_assert_num_queries(queries):
        client.get(f"/office/{path(cast.kiyo)}")


@pytest.mark.parametrize(
    "who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403), ("editor", 403)]
)
def test_learner_of_others_is_not_there(cast, sign_in, who, status):
    client = sign_in(getattr(cast, who))

    answers = [client.get(f"/office/{path(cast.kiyo)}"), client.post(f"/office/{path(cast.kiyo)}", AS_IT_IS)]

    assert [answer.status_code for answer in answers] == [status] * 2
    assert ["青野" in answer.content.decode() for answer in answers] == [False] * 2
