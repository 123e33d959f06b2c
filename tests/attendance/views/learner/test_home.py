import re
from datetime import timedelta

import time_machine

from attendance.models import Enrolment, Learner
from courses.models import Cohort, Session
from tests import factories


def words(response):
    """The text of the main part, without markup and with single spaces."""
    main = response.content.decode().split("<main", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", "", main.replace("<wbr>", "")).split())


def later(client, days, address="/me/"):
    with time_machine.travel(factories.NOW + timedelta(days=days), tick=False):
        return client.get(address)


def test_home_shows_who_the_next_session_and_the_telephone(scan, cast):
    response = scan(cast.kiyo).get("/me/")

    assert "カード 1番・ア○○さん" in response.content.decode()
    for sentence in (
        "きょうは 10月20日(火曜日)です。",
        "つぎの教室 第1回(きょうです)",
        "10月20日(火曜日)",
        "午後1時30分から3時まで",
        "中央公民館 2階 会議室",
        "持ち物: スマホ、受講カード、紙の教材、めがね",
        "第1回の教室が おわると、ここに きょうの練習が 出ます。",
        "089-000-0001",
    ):
        assert sentence in words(response)


def test_home_ends_with_the_telephone_and_the_ways_out(scan, cast):
    text = words(scan(cast.kiyo).get("/me/"))

    assert text.endswith(
        "089-000-0001 平日の午前9時から午後5時まで。砥部町 スマホ教室の係 "
        "借りた電話で 見ている方は こちら ア○○さんではない方は こちら"
    )


def test_home_has_a_constant_title_and_no_name_in_the_head(scan, cast):
    head = scan(cast.kiyo).get("/me/").content.decode().split("</head>")[0]

    assert "<title>受講カード | つづき</title>" in head
    assert not [word for word in ("ア○○", "青野", "og:", "1番") if word in head]


def test_home_shows_no_full_name_and_no_telephone_of_the_holder(scan, cast, press):
    Learner.objects.filter(pk=cast.kiyo.learner_id).update(telephone="089-000-0010", birth_year=1946)
    Enrolment.objects.filter(pk=cast.kiyo.pk).update(care_note="耳が遠い")
    client = scan(cast.kiyo)
    press(client, "did")

    for address in ("/me/", "/me/done/", "/me/materials/", "/me/leave/", "/me/borrowed/", "/m/101"):
        page = client.get(address).content.decode()
        assert not [
            word for word in ("青野", "アオノ", "キヨ", "0000010", "089-000-0010", "1946", "耳") if word in page
        ]


def test_home_in_the_interval_says_what_to_practise(scan, cast):
    text = words(later(scan(cast.kiyo), 1))

    assert "つぎの教室 第2回(あと20日)" in text
    assert "きょうの練習は 1つ 番号101毎朝、天気を見る 10分くらいです。" in text
    assert "スタンプ 0個" in text


def test_home_after_doing_it_all(scan, cast, press):
    client = scan(cast.kiyo)
    press(client, "did")

    text = words(later(client, 1))

    assert "いまの練習はぜんぶ できました" in text
    assert "スタンプ 1個" in text


def test_home_after_the_last_session_says_until_when_it_records(scan, cast):
    client = scan(cast.kiyo)

    assert "練習は 3月1日(月曜日)まで 記録できます。" in words(later(client, 60))
    assert "記録の期間は おわりました。" in words(later(client, 140))


def test_home_of_a_cancelled_class_says_so(scan, cast):
    Cohort.objects.filter(pk=cast.cohort.pk).update(cancelled_at=factories.NOW)

    text = words(scan(cast.kiyo).get("/me/"))

    assert "この教室は中止に なりました" in text
    assert "つぎの教室" not in text


def test_home_names_a_cancelled_session(scan, cast):
    Session.objects.filter(cohort=cast.cohort, curriculum_step__position=2).update(state="cancelled")

    text = words(later(scan(cast.kiyo), 1))

    assert "第2回 11月10日(火曜日)の 教室は 中止に なりました。" in text
    assert "つぎの教室 第3回" in text


def test_home_without_a_smartphone_says_paper_is_enough(scan, cast):
    Learner.objects.filter(pk=cast.kiyo.learner_id).update(phone_family="feature")

    assert "スマホを お持ちでなくても、だいじょうぶです。" in words(scan(cast.kiyo).get("/me/"))


def test_home_of_somebody_who_waits(scan, cast):
    Enrolment.objects.filter(pk=cast.kiyo.pk).update(state="waiting")

    assert "空きを お待ちいただいています。" in words(scan(cast.kiyo).get("/me/"))


def test_home_without_a_class_says_whom_to_ask(scan, cast):
    somebody = factories.learner(cast.tobe, kana="イト")

    class Nowhere:
        learner = somebody

    assert "クラスの 登録がまだ ありません" in words(scan(Nowhere).get("/me/"))


def test_home_without_a_card_asks_for_it(client, cast):
    response = client.get("/me/")

    assert response.status_code == 403
    assert "カードの四角を、カメラで うつしてください" in words(response)


def test_home_takes_a_fixed_number_of_queries(scan, cast, press, django_assert_num_queries):
    client = scan(cast.kiyo)
    with django_assert_num_queries(12):
        later(client, 1)

    for digits in ("102", "103"):
        page = factories.material(digits, f"教材{digits}")
        for step in cast.cohort.course.steps():
            step.step_materials.create(material=page)
        press(client, "did", digits)
    with django_assert_num_queries(12):
        later(client, 1)
