from datetime import timedelta

import pytest

from attendance.actions.add_act import Fact, add_learner_act
from tests import factories, meetings

pytestmark = pytest.mark.django_db


def begun(cast, weeks=3):
    """A class of this municipality whose first meeting was held three weeks ago, with one who missed it."""
    cohort = factories.cohort(
        cast.tobe, name="水曜クラス", slug="tobe-2", first_day=factories.TODAY - timedelta(days=21)
    )
    came = factories.enrolment(cohort, name="伊藤 文", kana="イトウ フミ", telephone="089-000-0011")
    missed = factories.enrolment(cohort, name="上田 サチ", kana="ウエダ サチ", telephone="089-000-0012")
    with meetings.on_day(meetings.meeting(cohort, 1)):
        meetings.hold(cohort, 1, [(came, "present"), (missed, "absent")])
        meetings.give_text(came, factories.NOW - timedelta(days=20))
    return cohort, came, missed


def test_today_shows_todays_session_with_the_way_to_its_register(cast, look):
    text = look()

    register = f"/classroom/sessions/{meetings.meeting(cast.cohort, 1).pk}/register/"
    assert ("令和8年10月20日(火)" in text, "午後1時30分から3時まで" in text, register in text) == (True, True, True)


def test_today_marks_the_tab(look):
    assert '<a href="/office/" aria-current="page">きょう</a>' in look()


def test_today_names_whom_to_call_why_and_what_to_do(cast, look):
    _, _, missed = begun(cast)

    text = look()

    assert f"/office/learners/{missed.learner_id}/" in text
    assert '<a class="dial" href="tel:0890000012">089-000-0012</a>' in text
    assert '<time datetime="2026-09-29">9月29日(火)</time> 第1回を お休み' in text
    assert "電話でようすを聞き、補講の日を知らせる" in text


def test_today_puts_the_most_pressing_first(cast, look):
    _, came, _ = begun(cast)
    fact = Fact(kind="study", enrolment_id=came.pk, material_id=cast.material.pk, value="ask")
    add_learner_act(fact, at=factories.NOW)

    assert "電話で何を聞きたいかを聞き、講師に伝える" in look()


def test_today_names_fifty_people_at_a_time(cast, sign_in):
    cohort = factories.cohort(cast.tobe, name="大きい組", first_day=factories.TODAY - timedelta(days=30))
    people = [factories.enrolment(cohort, name=f"人 {number:03}", kana="ヒト") for number in range(61)]
    with meetings.on_day(meetings.meeting(cohort, 1)):
        meetings.hold(cohort, 1, [(person, "absent") for person in people])
        for person in people:
            meetings.give_text(person, factories.NOW - timedelta(days=20))
    client = sign_in(cast.clerk)

    first, second = (client.get(address).content.decode() for address in ("/office/", "/office/?page=2"))

    assert ("声をかける人 61人" in first, "1から50まで(全61人)" in first) == (True, True)
    assert '<a class="button" href="?page=2#h-follow">次の50人</a>' in first
    assert [("人 049" in text, "人 050" in text) for text in (first, second)] == [(True, False), (False, True)]


def test_today_lists_who_has_no_text(cast, look):
    begun(cast)

    text = look()

    assert "教材(冊子)をまだ渡していない人" in text
    assert '<span class="keep">2番 上田 サチ</span>' in text
    assert "1番 伊藤 文" not in text


def test_today_lists_a_register_that_was_not_taken(cast, look):
    late = factories.cohort(cast.tobe, name="木曜クラス", first_day=factories.TODAY - timedelta(days=5))

    text = look()

    assert "出席の記録がない回" in text
    assert f"/classroom/sessions/{meetings.meeting(late, 1).pk}/paper/" in text


def test_today_lists_a_session_that_was_not_closed(cast, look):
    late = factories.cohort(cast.tobe, name="木曜クラス", first_day=factories.TODAY - timedelta(days=5))
    meetings.come(factories.enrolment(late, name="伊藤 文"), meetings.meeting(late, 1))

    assert "まだしめていない回" in look()


def test_today_says_nothing_of_a_class_that_was_over_long_ago(cast, look):
    begun(cast)

    with meetings.on_day(meetings.meeting(cast.cohort, 3), hours_after=24 * 100):
        text = look()

    assert "上田 サチ" not in text


def test_today_without_any_class_says_what_to_do(cast, look):
    newcomer = factories.staff("municipality", factories.municipality("382019", "松山市", "マツヤマシ"))

    text = look(who=newcomer)

    assert ("クラスがまだありません" in text, "/office/cohorts/open/" in text) == (True, True)


def test_today_shows_nothing_of_the_neighbour(cast, look):
    text = look()

    assert [word for word in ("隣町", "トナリマチ", "089-999-9999", "masaki-1") if word in text] == []


@pytest.mark.parametrize("classes", [1, 3])
def test_today_asks_the_same_for_more_classes(cast, sign_in, django_assert_num_queries, classes):
    for number in range(classes):
        cohort = factories.cohort(cast.tobe, name=f"{number}組", first_day=factories.TODAY - timedelta(days=30))
        for person in range(number + 1):
            factories.enrolment(cohort, name=f"人{person}", kana="ヒト")
    client = sign_in(cast.clerk)

    with django_assert_num_queries(16):
        client.get("/office/")


def test_today_asks_the_same_for_more_people(cast, sign_in, django_assert_num_queries):
    for cohort in (begun(cast)[0],):
        for person in range(5):
            factories.enrolment(cohort, name=f"人{person}", kana="ヒト")
    client = sign_in(cast.clerk)

    with django_assert_num_queries(16):
        client.get("/office/")


@pytest.mark.parametrize("who", ["instructor", "editor"])
def test_today_is_refused_to_who_has_no_office(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).get("/office/").status_code == 403


def test_today_of_a_nobody_goes_to_the_sign_in(cast, sign_in):
    assert sign_in(cast.nobody).get("/office/")["Location"] == "/accounts/login/?next=/office/"
