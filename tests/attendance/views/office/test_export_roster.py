from urllib.parse import quote

import pytest

from attendance.actions.remember_columns import remember_columns
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from attendance.models import Enrolment, TakenOut
from tests import factories

ADDRESS = "/office/cohorts/tobe-1/roster/export/"


def rows_of(response):
    (sheet,) = read_roster(response.content, Options()).sheets
    return [list(row.values) for row in sheet.rows]


def taken():
    return list(TakenOut.objects.order_by("at").values_list("by__username", "cohort__slug", "what", "shape", "rows"))


def test_opening_the_screen_takes_nothing_out(clerk):
    response = clerk.get(ADDRESS)

    assert response.status_code == 200
    assert "番号</span>、" in response.content.decode()
    assert taken() == []


def test_roster_goes_out_as_excel(cast, clerk):
    response = clerk.post(ADDRESS, {"shape": "xlsx"})

    assert rows_of(response) == [
        ["番号", "氏名", "フリガナ", "年代", "機種", "つづき番号"],
        ["1", "青野 キヨ", "アオノ キヨ", None, "アンドロイド", "tobe-1-1"],
    ]
    assert taken() == [(cast.clerk.username, "tobe-1", "roster", "xlsx", 1)]


def test_file_is_named_and_kept_nowhere(clerk):
    response = clerk.post(ADDRESS, {"shape": "xlsx"})

    name = quote("名簿_火曜クラス_2026-10-20.xlsx")
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert (response["Cache-Control"], response["X-Content-Type-Options"]) == ("private, no-store", "nosniff")


def test_telephones_and_notes_go_out_when_they_are_ticked(clerk):
    Enrolment.objects.update(care_note="耳が遠い")

    response = clerk.post(ADDRESS, {"shape": "xlsx", "telephones": "on", "notes": "on"})

    assert rows_of(response)[1] == [
        "1", "青野 キヨ", "アオノ キヨ", "089-000-0010", None, "アンドロイド", "耳が遠い", "tobe-1-1"
    ]  # fmt: skip


@pytest.mark.parametrize("shape, start", [("utf-8-sig", b"\xef\xbb\xbf"), ("cp932", "番号,".encode("cp932"))])
def test_roster_goes_out_as_csv(cast, clerk, shape, start):
    response = clerk.post(ADDRESS, {"shape": shape})

    assert response.content.startswith(start)
    assert response["Content-Disposition"].endswith(".csv")
    assert taken() == [(cast.clerk.username, "tobe-1", "roster", shape, 1)]


def test_roster_goes_out_as_the_municipality_writes_it(cast, clerk):
    columns = [("お名前", "name"), ("住所", "other"), ("ふりがな", "kana")]
    remember_columns(municipality=cast.tobe, columns=columns, choices={})

    response = clerk.post(ADDRESS, {"shape": "xlsx"})

    assert rows_of(response)[0] == ["お名前", "住所", "ふりがな", "機種", "つづき番号"]


def test_what_cp932_cannot_write_is_asked_about_and_stays_inside(cast, clerk):
    factories.enrolment(cast.cohort, name="𠮷田 実")

    response = clerk.post(ADDRESS, {"shape": "cp932", "telephones": "on"})

    text = response.content.decode()
    assert ("3行目" in text, "2番 𠮷田 実" in text, "「𠮷」は「〓」" in text) == (True, True, True)
    assert '<input type="hidden" name="telephones" value="on">' in text
    assert taken() == []


def test_another_shape_can_be_chosen_instead(cast, clerk):
    factories.enrolment(cast.cohort, name="𠮷田 実")

    response = clerk.post(ADDRESS, {"shape": ["cp932", "xlsx"], "telephones": "on"})

    assert rows_of(response)[2][1:4] == ["𠮷田 実", "アオノ キヨ", "089-000-0010"]


def test_what_cp932_changes_is_said(clerk):
    Enrolment.objects.filter(cohort__slug="tobe-1").update(care_note="10〜12時")

    text = clerk.post(ADDRESS, {"shape": "cp932", "notes": "on"}).content.decode()

    assert "「〜」はよく似た別の字「～」" in text


def test_what_cp932_cannot_write_is_replaced_when_somebody_says_so(cast, clerk):
    factories.enrolment(cast.cohort, name="𠮷田 実")

    response = clerk.post(ADDRESS, {"shape": "cp932", "replace": "on"})

    assert "2,〓田 実,".encode("cp932") in response.content
    assert taken() == [(cast.clerk.username, "tobe-1", "roster", "cp932", 2)]


@pytest.mark.parametrize("shape", ["", "pdf"])
def test_unknown_shape_takes_nothing_out(clerk, shape):
    response = clerk.post(ADDRESS, {"shape": shape})

    assert list(response.context["form"].errors) == ["shape"]
    assert taken() == []


def test_class_without_anybody_has_nothing_to_take_out(clerk):
    Enrolment.objects.filter(cohort__slug="tobe-1").update(state=Enrolment.State.WITHDRAWN)

    response = clerk.post(ADDRESS, {"shape": "xlsx"})

    assert "まだ1人もいません" in response.content.decode()
    assert taken() == []


def test_twice_is_written_down_twice(clerk):
    clerk.post(ADDRESS, {"shape": "xlsx"})
    clerk.post(ADDRESS, {"shape": "xlsx"})

    assert len(taken()) == 2


def test_cancelled_class_goes_out_too(cast, clerk):
    cast.cohort.cancelled_at = factories.NOW
    cast.cohort.save()

    assert len(rows_of(clerk.post(ADDRESS, {"shape": "xlsx"}))) == 2
    assert ADDRESS in clerk.get("/office/cohorts/tobe-1/").content.decode()


def test_class_leads_to_its_file(clerk):
    assert ADDRESS in clerk.get("/office/cohorts/tobe-1/").content.decode()


@pytest.mark.parametrize(
    "who, code", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403), ("editor", 403), ("nobody", 302)]
)
def test_others_take_nothing_out(cast, sign_in, who, code):
    other = sign_in(getattr(cast, who))

    assert [other.get(ADDRESS).status_code, other.post(ADDRESS, {"shape": "xlsx"}).status_code] == [code, code]
    assert taken() == []


def test_nothing_of_the_neighbour_goes_out(clerk):
    content = clerk.post(ADDRESS, {"shape": "utf-8-sig", "telephones": "on", "notes": "on"}).content.decode()

    assert ("隣町" in content, "089-999-9999" in content) == (False, False)


@pytest.mark.parametrize("people", [1, 3])
def test_export_costs_the_same_for_many(cast, clerk, people, django_assert_num_queries):
    for _ in range(people - 1):
        factories.enrolment(cast.cohort)
    clerk.get(ADDRESS)

    with django_assert_num_queries(6):
        clerk.post(ADDRESS, {"shape": "xlsx"})
