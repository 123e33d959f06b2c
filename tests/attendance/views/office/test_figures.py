import re

import pytest

from attendance.actions.tally import refresh_tallies
from attendance.actions.tap import tap
from attendance.figures.catalogue import FIGURES
from attendance.models import Enrolment
from courses.models import Cohort
from tests import factories, meetings


def squeezed(text):
    return re.sub(r"<[^>]+>|\s", "", text)


def test_figures_show_the_own_classes_and_until_when(cast, look):
    text = look("figures/")

    assert '<h1>砥部町 <span class="keep">令和8年度の数字</span></h1>' in text
    assert '火曜クラス。<time datetime="2026-10-20">令和8年10月20日(火)</time> 午前10時の記録まで。' in text
    assert '<a href="/office/figures/" aria-current="page">数字</a>' in text


def test_figures_of_a_class_that_has_not_begun_say_so(look):
    text = squeezed(look("figures/"))

    assert "受講している人は1人です。修了は、最後の回が終わると出ます。" in text
    assert "計画した3回のうち、開いた回は0回、中止は0回、出席の記録がない回は0回です。" in text
    assert ("しめた回は、まだありません" in text, "自習期間は、まだ始まっていません" in text) == (True, True)
    assert ("まだ数えるものがありません" in text, "5人以上を見た「できること」は、まだありません" in text) == (
        True, True
    )  # fmt: skip


def test_figures_of_a_class_that_has_ended(cast, look):
    for position in (1, 2, 3):
        meetings.hold(cast.cohort, position, [(cast.kiyo, "present")])

    with meetings.on_day(meetings.meeting(cast.cohort, 3)):
        text = look("figures/")

    assert "終わったクラスの1人のうち1人が修了しました。" in squeezed(text)
    assert "1回以上来た人は1人(実人数)、来た人の合計は3人(延べ)です。" in squeezed(text)
    assert (
        'aria-label="人の流れ。申込 1人、受講 1人、第1回 1人、自習 1 0人、第2回 1人、自習 2 0人、第3回 1人、修了 1人、'
        in text
    )
    assert 'aria-label="回ごとの出席。第1回 1人のうち1人、第2回 1人のうち1人、第3回 1人のうち1人。"' in text


def test_figures_show_the_levels_reached(cast, look):
    meetings.level(cast.kiyo, meetings.meeting(cast.cohort, 1), "S1-1", "closing", 3)

    text = look("figures/")

    assert 'aria-label="段階ごとの人数。S1-1 人に教えた1人。"' in text
    assert "<b>S1-1</b> こと1-1</th>" in text


def test_every_figure_opens_its_definition_once(look):
    text = look("figures/")

    assert [text.count(f'id="define-{figure.id}"') for figure in FIGURES] == [1] * len(FIGURES)
    assert set(re.findall(r'href="#define-([a-z_0-9]+)"', text)) <= {figure.id for figure in FIGURES}


def test_figures_lead_to_the_people_behind_them(cast, look):
    left = factories.enrolment(cast.cohort)
    Enrolment.objects.filter(pk=left.pk).update(state="withdrawn")

    text = look("figures/")

    assert '<a href="/office/cohorts/tobe-1/#h-others">火曜クラス 1人</a>' in text
    for link in ("/office/cohorts/tobe-1/#h-people", "/office/cohorts/tobe-1/#h-sessions", "/office/#h-follow"):
        assert f'href="{link}"' in text


def test_every_section_with_numbers_leads_to_the_people_behind_it(cast, look):
    hold_and_ask(cast)

    with meetings.on_day(meetings.meeting(cast.cohort, 1), hours_after=4):
        text = look("figures/")

    behind = {"term": "h-people", "attendance": "h-sessions", "study": "h-people", "kept": "h-people"}
    behind |= {"levels": "h-people", "hard": "h-people", "asked": "h-follow"}
    sections = {name: text.partition(f'id="h-{name}"')[2].partition("</section>")[0] for name in behind}
    assert [name for name, place in behind.items() if f"#{place}" not in sections[name]] == []


def hold_and_ask(cast):
    """Five people came, are looked at, and one wanted to ask."""
    first = meetings.meeting(cast.cohort, 1)
    people = [cast.kiyo, *(factories.enrolment(cast.cohort, name=f"人 {number}") for number in range(4))]
    meetings.hold(cast.cohort, 1, [(each, "present") for each in people])
    for each in people:
        meetings.level(each, first, "S1-1", "closing", 2)
    tap(enrolment=cast.kiyo, material=cast.material, value="ask", form_id=cast.kiyo.pk, at=first.ends_at)


def test_figures_of_all_classes_have_a_row_for_each(cast, look):
    factories.cohort(cast.tobe, name="金曜クラス", slug="tobe-2")
    Cohort.objects.create(
        slug="tobe-3", name="木曜クラス", fiscal_year=2026, cancelled_at=factories.NOW,
        **{name: getattr(cast.cohort, name) for name in ("municipality", "curriculum", "course", "venue")},
    )  # fmt: skip

    text = look("figures/")

    assert "すべてのクラス(3クラス)。" in text
    assert text.count("クラスの数字だけを見る") == 3
    assert ("中止になったクラスの人は数えません" in text, 'href="#h-classes"' in text) == (True, True)


def test_one_of_several_classes_can_be_chosen(cast, look):
    factories.cohort(cast.tobe, name="金曜クラス", slug="tobe-2")

    text = look("figures/?year=2026&cohort=tobe-1")

    assert "火曜クラス。<time" in text
    assert '<option value="tobe-1" selected>火曜クラス</option>' in text
    assert ("受講している人は 1人です" in text, 'id="h-classes"' in text) == (True, False)


def test_a_class_brings_its_year_unless_another_is_asked_for(cast, look):
    Cohort.objects.filter(slug="tobe-1").update(fiscal_year=2025)

    assert "令和7年度の数字" in look("figures/?cohort=tobe-1")
    assert "令和8年度のクラスは、まだありません" in look("figures/?year=2026&cohort=tobe-1")


@pytest.mark.parametrize("year", ["", "1900", "abc", "２０２６", "2026'"])
def test_a_year_that_is_not_offered_is_this_year(look, year):
    assert "令和8年度の数字" in look(f"figures/?year={year}")


def test_figures_without_a_class_say_what_to_do(look, cast):
    newcomer = factories.staff("municipality", factories.municipality("382019", "松山市", "マツヤマシ"))

    text = look("figures/", who=newcomer)

    assert "令和8年度のクラスは、まだありません" in text
    assert ('href="/office/cohorts/open/"' in text, "書き出す" in text) == (True, False)


def test_figures_of_a_cancelled_class_count_nobody(cast, look):
    cast.cohort.sessions.update(state="cancelled")
    Cohort.objects.filter(slug="tobe-1").update(cancelled_at=factories.NOW)

    text = look("figures/")

    assert ("このクラスは中止になりました" in text, "中止した回は 3回です" in text) == (True, True)
    assert [text.count(f'id="define-{figure.id}"') for figure in FIGURES] == [1] * len(FIGURES)


@pytest.mark.parametrize("slug", ["masaki-1", "nobodys-class", "a%00b", "a/b", "' OR 1=1"])
def test_a_class_that_is_not_the_own_is_not_found(cast, sign_in, slug):
    assert sign_in(cast.clerk).get(f"/office/figures/?cohort={slug}").status_code == 404


def test_figures_hold_nothing_of_the_neighbour_and_no_name(look):
    text = look("figures/")

    assert [word for word in ("masaki", "松前", "隣町", "青野", "キヨ", "089-000-0010") if word in text] == []


@pytest.mark.parametrize("who, code", [("instructor", 403), ("editor", 403), ("nobody", 302)])
def test_figures_are_refused_to_who_has_no_office(cast, sign_in, who, code):
    assert sign_in(getattr(cast, who)).get("/office/figures/").status_code == code


def test_the_prefecture_goes_to_its_own_page(cast, sign_in):
    assert sign_in(cast.officer).get("/office/figures/")["Location"] == "/office/"


@pytest.mark.parametrize("more", [0, 2])
def test_figures_ask_the_same_for_more_classes(cast, sign_in, django_assert_num_queries, more):
    for _ in range(more):
        factories.enrolment(factories.cohort(cast.tobe, name="もう1つ"))
    refresh_tallies(factories.NOW)
    client = sign_in(cast.clerk)

    with django_assert_num_queries(15):
        client.get("/office/figures/")
