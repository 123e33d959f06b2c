from collections import Counter
from datetime import timedelta
from urllib.parse import quote

import pytest

from attendance.actions.study_by_staff import study_by_staff
from attendance.models import Enrolment, Learner
from attendance.reports.term import term_of
from attendance.words import Way
from courses.models import Cohort
from tests import factories, meetings
from tests.exported import FORMULA, book, by_heading, rows, taken

SCREEN = "/office/figures/"
ADDRESS = "/office/figures/people/"
FIXED, OF_A_CLASS = 11, 8
"""Queries."""
STATES = ("enrolled", "enrolled", "waiting", "withdrawn")


@pytest.fixture
def year(cast):
    """Two classes of this year, one of last year; in the first four people, of whom one waits and one left early on. All
    its meetings are over, and it is the day after the last."""
    people = [
        cast.kiyo,
        *(factories.enrolment(cast.cohort, name=name, kana="ア") for name in ("伊藤 文", "上田", "江口")),
    ]
    for enrolment, state in zip(people, STATES, strict=True):
        reason = "family" if state == "withdrawn" else ""
        Enrolment.objects.filter(pk=enrolment.pk).update(state=state, left_because=reason)
    for position, marks in (
        (1, ("present", "late", None, "present")),
        (2, ("present", None)),
        (3, ("left_early", "absent")),
    ):
        session = meetings.meeting(cast.cohort, position)
        with meetings.on_day(session):
            seen = [(who, mark) for who, mark in zip(people, marks, strict=False) if mark]
            meetings.hold(cast.cohort, position, seen)
            study(people[0], session, position % 3)
            meetings.level(people[0], session, "S1-1", "closing" if position == 1 else "opening", position)
    factories.enrolment(factories.cohort(cast.tobe, name="金曜クラス", slug="tobe-2"), name="木村", kana="キ")
    before = factories.enrolment(factories.cohort(cast.tobe, slug="tobe-0"), name="昨年 花子", kana="サ")
    Cohort.objects.filter(pk=before.cohort_id).update(fiscal_year=2025)
    with meetings.on_day(session, hours_after=24):
        yield cast


def study(enrolment, session, days):
    """On so many days after a meeting, twice on the first."""
    for day, hour in [(0, 1), *((number, 2) for number in range(days))]:
        at = session.ends_at + timedelta(days=day, hours=hour)
        study_by_staff(
            enrolment=enrolment, material=None, value="did", way=Way.PAPER, happened_on=at.date(), by=1, at=at
        )


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_everybody_ever_taken_in_has_a_row(year, clerk, shape):
    answer = clerk.post(ADDRESS, {"year": "2026", "shape": shape})

    assert [(row["クラス"], str(row["番号"]), row["名前"], row["状態"]) for row in by_heading(answer)] == [
        ("火曜クラス", "1", "青野 キヨ", "受講"),
        ("火曜クラス", "2", "伊藤 文", "受講"),
        ("火曜クラス", "3", "上田", "空き待ち"),
        ("火曜クラス", "4", "江口", "取りやめ"),
        ("金曜クラス", "1", "木村", "受講"),
    ]
    assert taken() == [(year.clerk.username, slug, "year", shape, 5) for slug in ("tobe-1", "tobe-2")]


def test_a_row_says_what_was_seen(year, clerk):
    first, second, *_ = by_heading(clerk.post(ADDRESS, {"year": "2026", "shape": "xlsx"}))

    assert [first[f"第{n}回"] for n in (1, 2, 3)] == ["出席", "出席", "早退"]
    assert [first[f"自習 第{n}回のあと(日)"] for n in (1, 2, 3)] == [1, 2, 1]
    assert [first[f"S1-1 {when}"] for when in ("終わり", "つぎ", "いま")] == [1, 3, 3]
    assert (first["S1-2 終わり"], first["修了"], first["教材"]) == (None, "修了", "まだ")
    assert [second[f"第{n}回"] for n in (1, 2, 3)] == ["遅刻", "欠席", "欠席"]
    assert (second["自習 第1回のあと(日)"], second["修了"], second["団体コード"]) == (0, None, "384020")


def test_who_waits_or_left_has_missed_nothing(year, clerk):
    waits, left = by_heading(clerk.post(ADDRESS, {"year": "2026", "shape": "xlsx"}))[2:4]

    assert [waits[key] for key in ("第1回", "第2回", "自習 第1回のあと(日)", "修了", "取りやめたわけ")] == [None] * 5
    assert [left[key] for key in ("第1回", "第2回", "修了", "取りやめたわけ")] == [
        "出席",
        None,
        None,
        "家族の用事・介護",
    ]


def test_the_rows_add_up_to_the_figures_of_the_screen(year, clerk):
    written = by_heading(clerk.post(ADDRESS, {"year": "2026", "shape": "xlsx"}))

    at = clerk.get(SCREEN, {"year": "2026"}).context["now"]
    found = {
        (line.figure.id, line.value.key): line.value.count
        for line in term_of(Cohort.objects.filter(municipality=year.tobe, fiscal_year=2026), at).lines
    }
    states, enrolled = Counter(row["状態"] for row in written), [row for row in written if row["状態"] == "受講"]
    assert (len(written), states["受講"]) == (found["applied", ""], found["enrolled", ""]) == (5, 3)
    assert states["取りやめ"] == found["withdrawn", ""]
    assert sum(row["修了"] == "修了" for row in enrolled) == found["completion", ""] == 1
    for position in ("1", "2", "3"):
        came = sum(row[f"第{position}回"] in ("出席", "遅刻", "早退", "補講ずみ") for row in enrolled)
        assert came == found["attendance_by_meeting", position]
        assert sum(bool(row[f"自習 第{position}回のあと(日)"]) for row in enrolled) == found["study_reach", position]


def test_telephones_go_out_when_they_are_ticked_with_their_zero(year, clerk):
    Learner.objects.filter(pk=year.kiyo.learner_id).update(telephone="0890000010")
    plain = clerk.post(ADDRESS, {"year": "2026", "shape": "csv"})
    ticked = clerk.post(ADDRESS, {"year": "2026", "shape": "xlsx", "telephones": "on"})

    assert [word for word in ("089", "電話") if word in plain.getvalue().decode()] == []
    cell = book(ticked).worksheets[0]["J2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("0890000010", "s", "@")


@pytest.mark.parametrize("shape, written", [("xlsx", FORMULA), ("csv", f"'{FORMULA}")])
def test_nothing_calculates(year, clerk, shape, written):
    Learner.objects.filter(pk=year.kiyo.learner_id).update(name=FORMULA)

    assert by_heading(clerk.post(ADDRESS, {"year": "2026", "shape": shape}))[0]["名前"] == written


def test_a_class_that_was_cancelled_and_somebody_erased_are_in_it(year, clerk):
    Cohort.objects.filter(slug="tobe-2").update(cancelled_at=factories.NOW)
    Learner.objects.filter(name="木村").update(name="", kana="", erased_at=factories.NOW)

    row = by_heading(clerk.post(ADDRESS, {"year": "2026", "shape": "xlsx"}))[-1]

    assert (row["クラス"], row["クラスの中止"], row["名前"], row["フリガナ"]) == (
        "金曜クラス",
        "中止",
        "(消した人)",
        None,
    )


def test_the_second_sheet_says_how_it_is_counted(year, clerk):
    words = rows(clerk.post(ADDRESS, {"year": "2026", "shape": "xlsx"}), sheet=1)

    assert words[0] == ["数字", "単位", "分子", "分母", "範囲", "除く", "版"]
    assert [row[0] for row in words[1:]][-4:] == ["行", "自習(日)", "段階", "この表"]
    assert words[-1][1].startswith("砥部町 令和8年度 受講の一覧(2クラス)。令和8年12月2日(水)")


def test_the_file_is_named_streamed_and_kept_nowhere(year, clerk):
    answer = clerk.post(ADDRESS, {"year": "2026", "shape": "csv"})

    assert quote("受講の一覧_砥部町_令和8年度_2026-12-02.csv") in answer["Content-Disposition"]
    assert (answer.streaming, answer["Cache-Control"]) == (True, "private, no-store")


def test_the_screen_offers_the_year_it_shows(year, clerk):
    text = clerk.get(SCREEN, {"year": "2025"}).content.decode()

    assert "令和7年度の受講の一覧" in text
    assert [row["名前"] for row in by_heading(clerk.post(ADDRESS, {"year": "2025", "shape": "xlsx"}))] == ["昨年 花子"]


def test_every_class_costs_as_many_queries(year, clerk, django_assert_num_queries):
    def asked():
        clerk.post(ADDRESS, {"year": "2026", "shape": "csv"}).getvalue()

    asked()
    with django_assert_num_queries(FIXED + 2 * OF_A_CLASS):
        asked()
    for number in range(3):
        factories.enrolment(year.cohort, name=f"受講 {number}", kana="ジュ")
        factories.enrolment(factories.cohort(year.tobe, slug=f"more-{number}"), kana="ジュ")
    with django_assert_num_queries(FIXED + 5 * OF_A_CLASS):
        asked()


@pytest.mark.parametrize("asked", [{}, {"shape": "pdf"}, {"shape": "xlsx", "year": "2026"}])
def test_nothing_to_send_is_written_down_nowhere(cast, clerk, asked):
    if "year" in asked:
        Enrolment.objects.all().delete()

    assert clerk.post(ADDRESS, asked).status_code == 400
    assert clerk.get(ADDRESS).status_code == 405
    assert taken() == []


@pytest.mark.parametrize("who, code", [("instructor", 403), ("officer", 403), ("editor", 403), ("nobody", 302)])
def test_others_take_nothing_out(cast, sign_in, who, code):
    assert sign_in(getattr(cast, who)).post(ADDRESS, {"shape": "xlsx"}).status_code == code
    assert taken() == []


def test_the_neighbour_has_its_own_year_and_nobody_elses(year, sign_in):
    neighbour = sign_in(year.neighbour_clerk)

    assert [row["名前"] for row in by_heading(neighbour.post(ADDRESS, {"shape": "xlsx"}))] == ["隣町 花子"]
    assert neighbour.post(ADDRESS, {"shape": "xlsx", "cohort": "tobe-1"}).status_code == 404
