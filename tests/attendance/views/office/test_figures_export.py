import io
from urllib.parse import quote

import openpyxl
import pytest

from attendance.models import TakenOut
from courses.models import Cohort
from tests import factories

ADDRESS = "/office/figures/export/"


def taken():
    return list(TakenOut.objects.order_by("cohort__slug").values_list("by__username", "cohort__slug", "what", "shape"))


def test_figures_go_out_as_excel(cast, clerk):
    response = clerk.post(ADDRESS, {"year": "2026", "cohort": "", "shape": "xlsx"})

    book = openpyxl.load_workbook(io.BytesIO(response.getvalue()))
    assert book.sheetnames == ["数字", "数え方"]
    assert [cell.value for cell in book["数字"][2]] == ["計画した回", None, 3, None, None, "回"]
    assert taken() == [(cast.clerk.username, "tobe-1", "figures", "xlsx")]
    assert TakenOut.objects.get().rows == book["数字"].max_row - 1


def test_the_file_has_the_rows_of_the_screen(clerk):
    screen = clerk.get("/office/figures/").context["term"].lines

    response = clerk.post(ADDRESS, {"year": "2026", "shape": "xlsx"})

    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue()))["数字"]
    written = [(row[0], row[1] or "", row[2], row[3]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert written == [(line.figure.name, line.row, line.value.count, line.value.of) for line in screen]


def test_figures_go_out_as_csv(cast, clerk):
    response = clerk.post(ADDRESS, {"year": "2026", "shape": "csv"})

    lines = response.getvalue().decode("utf-8-sig").splitlines()
    assert lines[1].startswith("砥部町,令和8年度,火曜クラス,計画した回,,3,,,,回,")
    assert lines[1].endswith(",2026-10-20 10:00")
    assert taken() == [(cast.clerk.username, "tobe-1", "figures", "csv")]


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_the_file_is_named_and_kept_nowhere(clerk, shape):
    response = clerk.post(ADDRESS, {"shape": shape})

    name = quote(f"数字_砥部町_令和8年度_火曜クラス_2026-10-20.{shape}")
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert (response["Cache-Control"], response["X-Content-Type-Options"]) == ("private, no-store", "nosniff")


def test_every_class_that_was_added_up_is_written_down(cast, clerk):
    factories.cohort(cast.tobe, name="金曜クラス", slug="tobe-2")

    response = clerk.post(ADDRESS, {"shape": "xlsx"})

    assert openpyxl.load_workbook(io.BytesIO(response.getvalue())).sheetnames == ["数字", "数え方", "クラスごと"]
    assert [row[1] for row in taken()] == ["tobe-1", "tobe-2"]
    assert quote("数字_砥部町_令和8年度_2026-10-20.xlsx") in response["Content-Disposition"]


def test_one_class_of_several_goes_out_alone(cast, clerk):
    factories.cohort(cast.tobe, name="金曜クラス", slug="tobe-2")

    response = clerk.post(ADDRESS, {"cohort": "tobe-2", "shape": "xlsx"})

    assert [row[1] for row in taken()] == ["tobe-2"]
    assert quote("金曜クラス") in response["Content-Disposition"]


def test_opening_the_address_takes_nothing_out(clerk):
    assert clerk.get(ADDRESS).status_code == 405
    assert taken() == []


@pytest.mark.parametrize("asked", [{}, {"shape": "pdf"}, {"shape": ""}])
def test_an_unknown_shape_takes_nothing_out(clerk, asked):
    assert clerk.post(ADDRESS, asked).status_code == 400
    assert taken() == []


def test_a_year_without_a_class_has_nothing_to_take_out(clerk):
    Cohort.objects.filter(slug="tobe-1").update(fiscal_year=2025)

    assert clerk.post(ADDRESS, {"year": "2026", "shape": "xlsx"}).status_code == 400
    assert taken() == []


def test_the_neighbours_class_is_not_found(clerk):
    assert clerk.post(ADDRESS, {"cohort": "masaki-1", "shape": "xlsx"}).status_code == 404
    assert taken() == []


@pytest.mark.parametrize("who, code", [("instructor", 403), ("officer", 403), ("editor", 403), ("nobody", 302)])
def test_others_take_nothing_out(cast, sign_in, who, code):
    assert sign_in(getattr(cast, who)).post(ADDRESS, {"shape": "xlsx"}).status_code == code
    assert taken() == []


def test_twice_is_written_down_twice(clerk):
    clerk.post(ADDRESS, {"shape": "xlsx"})
    clerk.post(ADDRESS, {"shape": "csv"})

    assert sorted(row[3] for row in taken()) == ["csv", "xlsx"]
