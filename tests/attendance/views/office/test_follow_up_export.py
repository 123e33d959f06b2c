from datetime import timedelta
from urllib.parse import quote

import pytest

from courses.models import Cohort
from tests import factories, meetings
from tests.exported import by_heading, rows, table, taken

DESK = "/office/follow-up/export/"
OF_CLASS = "/office/cohorts/tobe-2/follow-up/export/"


@pytest.fixture
def missed(cast):
    """Two classes of three weeks ago: in each one missed the first meeting, and both have done nothing since."""
    for slug, name in (("tobe-2", "上田 サチ"), ("tobe-3", "江口 実")):
        cohort = factories.cohort(
            cast.tobe, name=f"{slug}の組", slug=slug, first_day=factories.TODAY - timedelta(days=21)
        )
        came = factories.enrolment(cohort, name=f"伊藤 {slug}", kana="イトウ", telephone="089-000-0011")
        away = factories.enrolment(cohort, name=name, kana="ウエダ", telephone="0890000012")
        with meetings.on_day(meetings.meeting(cohort, 1)):
            meetings.hold(cohort, 1, [(came, "present"), (away, "absent")])
    return cast


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_the_file_has_what_the_desk_shows(missed, clerk, shape):
    _, *screen = table(clerk.get("/office/").content.decode(), "声をかける人")

    answer = clerk.post(DESK, {"shape": shape})

    assert [
        [
            f"{row['名前']} {row['フリガナ']}",
            f"{row['クラス']}\n{row['番号']}番",
            row["電話番号"],
            row["わけ(新しい順)"],
            row["つぎにすること"],
        ]
        for row in by_heading(answer)
    ] == screen
    assert [row[0] for row in screen] == [
        "上田 サチ ウエダ", "江口 実 ウエダ", "伊藤 tobe-2 イトウ", "伊藤 tobe-3 イトウ"
    ]  # fmt: skip
    assert screen[0][3].count("\n") == 1
    assert taken() == [(missed.clerk.username, slug, "follow_up", shape, 4) for slug in ("tobe-2", "tobe-3")]


def test_one_class_has_a_list_of_its_own(missed, clerk):
    answer = clerk.post(OF_CLASS, {"shape": "xlsx"})

    row, other = by_heading(answer)
    assert (row["名前"], row["電話番号"], other["名前"]) == ("上田 サチ", "0890000012", "伊藤 tobe-2")
    assert row["つぎにすること"] == "電話でようすを聞き、補講の日を知らせる"
    assert quote("声をかける人_tobe-2の組_2026-10-20.xlsx") in answer["Content-Disposition"]
    assert taken() == [(missed.clerk.username, "tobe-2", "follow_up", "xlsx", 2)]


def test_the_second_sheet_says_why_somebody_is_on_it(missed, clerk):
    words = rows(clerk.post(DESK, {"shape": "xlsx"}), sheet=1)

    assert words[0] == ["ことば", "数え方"]
    assert words[1][0] == "わけ"
    assert words[-1] == ["この表", "声をかける人 砥部町。令和8年10月20日(火) 午前10時の記録まで"]


def test_of_a_class_that_was_cancelled_too(missed, clerk):
    Cohort.objects.filter(slug="tobe-2").update(cancelled_at=factories.NOW)

    assert len(by_heading(clerk.post(OF_CLASS, {"shape": "xlsx"}))) == 2
    assert {row["クラス"] for row in by_heading(clerk.post(DESK, {"shape": "xlsx"}))} == {"tobe-3の組"}


def test_nobody_of_a_class_is_an_answer_and_nobody_of_the_desk_is_not_asked_for(cast, clerk):
    assert by_heading(clerk.post("/office/cohorts/tobe-1/follow-up/export/", {"shape": "xlsx"})) == []
    assert clerk.post(DESK, {"shape": "xlsx"}).status_code == 400
    assert DESK not in clerk.get("/office/").content.decode()
    assert taken() == [(cast.clerk.username, "tobe-1", "follow_up", "xlsx", 0)]


@pytest.mark.parametrize("address", [DESK, OF_CLASS])
def test_an_unknown_shape_and_opening_take_nothing_out(missed, clerk, address):
    assert clerk.post(address, {"shape": "pdf"}).status_code == 400
    assert clerk.get(address).status_code == 405
    assert taken() == []


@pytest.mark.parametrize("address", [DESK, OF_CLASS])
@pytest.mark.parametrize("who, code", [("instructor", 403), ("officer", 403), ("editor", 403), ("nobody", 302)])
def test_others_take_nothing_out(missed, sign_in, address, who, code):
    assert sign_in(getattr(missed, who)).post(address, {"shape": "xlsx"}).status_code == code
    assert taken() == []


def test_the_neighbours_are_not_on_it(missed, sign_in):
    neighbour = sign_in(missed.neighbour_clerk)

    assert neighbour.post(OF_CLASS, {"shape": "xlsx"}).status_code == 404
    assert neighbour.post(DESK, {"shape": "xlsx"}).status_code == 400
    assert taken() == []
