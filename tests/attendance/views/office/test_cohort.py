import re

import pytest

from attendance.actions.change_learner import set_enrolment_state
from attendance.actions.tally import refresh_tallies
from attendance.models import Enrolment
from courses.models import Cohort
from tests import factories, meetings

PATH = "cohorts/tobe-1/"


@pytest.fixture
def through(cast):
    """The class after two meetings: 青野 came to both, 伊藤 missed the second."""
    fumi = factories.enrolment(cast.cohort, name="伊藤 文", kana="イトウ フミ", telephone="089-000-0011")
    first, second = (meetings.meeting(cast.cohort, position) for position in (1, 2))
    with meetings.on_day(first):
        for enrolment in (cast.kiyo, fumi):
            meetings.come(enrolment, first)
            meetings.level(enrolment, first, "S1-1", "closing", 2)
        meetings.give_text(cast.kiyo, first.ends_at)
        meetings.hold(cast.cohort, 1, [])
    with meetings.on_day(second):
        meetings.come(cast.kiyo, second, "late")
        meetings.level(cast.kiyo, second, "S1-1", "opening", 3)
        meetings.hold(cast.cohort, 2, [])
        yield fumi


def test_cohort_shows_head_dates_and_people(cast, look):
    text = look(PATH)

    assert "令和8年度 基本講座。受講者 1人(定員 12人)" in text
    assert '<time datetime="2026-12-01">令和8年12月1日(火)</time>' in text
    assert "講師 一郎" in text
    assert f'href="/office/learners/{cast.kiyo.learner_id}/"><span>青野 キヨ</span>' in text
    assert "089-000-0010" in text


def test_cohort_before_its_first_session_says_what_to_do(cast, look):
    assert "それまでに、カードと冊子を1人分印刷して" in look(PATH)


def test_cohort_without_people_says_what_to_do(cast, look):
    Enrolment.objects.filter(cohort=cast.cohort).update(state="withdrawn")

    text = look(PATH)

    assert "<b>まだだれもいません。</b>下の「名簿を取り込む」か「1人ずつ入れる」で" in text
    assert ("空き待ち・取りやめの人" in text, "カードを印刷する" in text) == (True, False)


def test_cohort_cancelled_says_what_to_do_and_offers_no_printing(cast, look):
    Cohort.objects.filter(slug="tobe-1").update(cancelled_at=factories.NOW)
    cast.cohort.sessions.update(state="cancelled")

    text = look(PATH)

    assert "下の1人に電話で知らせてください" in text
    assert [words for words in ("名簿を取り込む", "カードを印刷する", "日にちを変える") if words in text] == []


def test_cohort_offers_the_text_for_each_phone(look):
    text = look(PATH)

    assert [f"booklet.pdf?phone={family}" in text for family in ("android", "iphone", "easy")] == [True] * 3


def test_cohort_shows_how_each_stands(through, look):
    text = look(PATH)

    assert ("遅刻" in text, "欠席" in text, "渡した" in text) == (True, True, True)
    assert '1/9<br><span class="small soft">見た 1</span>' in text
    assert '<time datetime="2026-11-10">11月10日(火)</time> 第2回を お休み' in text
    assert "第2回を お休み、第3回が これから" in text


def test_cohort_never_shows_what_was_kept_without_coverage(through, look):
    text = look(PATH)

    assert '1/1<br><span class="small soft">見た 1/1</span>' in text
    assert '—<br><span class="small soft">見た 0/1</span>' in text
    assert "<b>100%</b><span>定着(見た 1組のうち 1組)</span>" in text
    assert "<b>50%</b><span>見た割合(2組のうち 1組)</span>" in text
    assert "2組のうち、定着1、戻った0、見ていない1。" in text


def test_cohort_says_who_gets_a_certificate(through, look):
    assert "あと1回で修了する1人の分です。開かれた すべての回に 出席(補講をふくむ)した人に出します。" in look(PATH)


def test_cohort_warns_of_a_register_that_was_not_taken(cast, look):
    meetings.come(cast.kiyo, meetings.meeting(cast.cohort, 1))
    meetings.hold(cast.cohort, 1, [])

    with meetings.on_day(meetings.meeting(cast.cohort, 3)):
        text = look(PATH)

    assert "出席の記録がない回(第2回、第3回)は数えていません" in text


def test_cohort_with_nobody_to_certify_offers_no_button(look):
    assert "修了証を印刷する</button>" not in look(PATH)


@pytest.fixture
def crowd(cast):
    """45 people, 青野 the first of them."""
    for number in range(2, 46):
        factories.enrolment(cast.cohort, name=f"人{number:02}")


def shown_people(text):
    return re.findall(r"<span>(青野 キヨ|人\d\d)</span>", text)


def test_cohort_of_many_comes_in_pages(crowd, look):
    first, second = shown_people(look(PATH)), shown_people(look(f"{PATH}?page=2"))

    assert (len(first), len(second)) == (20, 25)
    assert first[0] == "青野 キヨ"
    assert first + second == ["青野 キヨ", *(f"人{number:02}" for number in range(2, 46))]
    assert "1から20まで(全45人)" in look(PATH)


def test_cohort_of_forty_is_on_one_page(crowd, cast, look):
    for enrolment in Enrolment.objects.filter(cohort=cast.cohort, number__gt=40):
        set_enrolment_state(enrolment=enrolment, state="withdrawn")

    text = look(PATH)

    assert (len(shown_people(text)), "次の20人" in text) == (40 + 5, False)


def test_cohort_says_the_same_about_everybody_on_every_page(cast, crowd, look):
    with meetings.on_day(meetings.meeting(cast.cohort, 1)):
        last = Enrolment.objects.get(cohort=cast.cohort, number=45)
        meetings.come(last, meetings.meeting(cast.cohort, 1))
        meetings.level(last, meetings.meeting(cast.cohort, 1), "S1-1", "closing", 2)
        meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])
        pages = [look(PATH), look(f"{PATH}?page=2")]

    assert [("2/45人" in text, "45人分の受講カード" in text, "1組のうち 0組" in text) for text in pages] == [
        (True, True, True)
    ] * 2


def test_cohort_shows_the_levels_of_the_class(cast, look):
    before = look(PATH)
    meetings.level(cast.kiyo, meetings.meeting(cast.cohort, 1), "S1-1", "closing", 2)

    text = look(PATH)

    assert ("「できること」を見た記録は、まだありません。" in before, "段階ごとの人数" in before) == (True, False)
    assert 'aria-label="段階ごとの人数。S1-1 ひとりでできた1人。"' in text
    assert (text.count('id="define-levels_reached"'), before.count('id="define-levels_reached"')) == (1, 1)


def test_cohort_opens_the_definitions_of_its_figures_once_and_leads_to_all_of_them(look):
    text = look(PATH)

    names = ("attendance_by_meeting", "kept", "kept_coverage", "echo", "levels_reached")
    assert [text.count(f'id="define-{name}"') for name in names] == [1] * len(names)
    assert '<a class="row-link" href="/office/figures/?cohort=tobe-1">このクラスの数字を見る</a>' in text


@pytest.mark.parametrize("people", [1, 3])
def test_cohort_asks_the_same_for_more_people(cast, sign_in, django_assert_num_queries, people):
    for number in range(people - 1):
        factories.enrolment(cast.cohort, name=f"人{number}")
    refresh_tallies(factories.NOW)
    client = sign_in(cast.clerk)

    with django_assert_num_queries(23):
        client.get(f"/office/{PATH}")


@pytest.mark.parametrize(
    "who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403), ("editor", 403)]
)
def test_cohort_of_others_is_not_there(cast, sign_in, who, status):
    response = sign_in(getattr(cast, who)).get(f"/office/{PATH}")

    assert (response.status_code, "青野" in response.content.decode()) == (status, False)
