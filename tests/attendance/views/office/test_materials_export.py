"""The prefecture's materials as a file: what the screen shows, hidden where it hides it."""

from urllib.parse import quote

import pytest

from attendance.actions.count_typed_number import count_typed_number
from courses.models import Cohort
from tests import factories
from tests.exported import book, by_heading, rows, table, taken
from tests.tallied import met, tallied

PATH = "/office/materials/export/"


@pytest.fixture
def year(cast):
    """Three materials with 20, 9 and 3 records; the number of the first was typed once."""
    Cohort.objects.update(fiscal_year=2015)
    pages = [cast.material, factories.material("0102", "ゼロから"), factories.material("103", "=1+1")]
    records = zip(pages, [(4, 20), (1, 9), (2, 3)], strict=True)
    counts = [(f"asked@{page.pk}", f"studied@{page.pk}", count, of) for page, (count, of) in records]
    tallied(cast.tobe, **met(12, 11), **{a: count for a, _, count, _ in counts}, **{s: of for _, s, _, of in counts})
    count_typed_number(material_id=cast.material.pk, at=factories.NOW)
    return cast


@pytest.fixture
def officer(year, sign_in):
    return sign_in(year.officer)


def as_on_screen(row):
    """The cells of a row of the file as the screen writes them."""
    asked = [row["聞きたい(件)"], row["聞きたいの分母(件)"]]
    said = {"*": "* 伏せた数", "—": "—"}.get(asked[0], f"{asked[0]} /{asked[1]}")
    numbers = [row[key] for key in row if key.startswith("カードなし")] + [row["番号を入れた(回)"]]
    return [row["番号"] or "", row["教材"].lstrip("'"), said, *map(str, numbers)]


@pytest.mark.parametrize("shape", ["xlsx", "csv"])
def test_the_file_has_the_table_of_the_screen(officer, shape):
    text = officer.get("/office/materials/").content.decode()
    screen = table(text, "令和8年度 教材ごとの数字。番号の順")[2:]

    answer = officer.post(PATH, {"year": "2026", "shape": shape})

    assert [as_on_screen(row) for row in by_heading(answer)] == screen
    assert quote(f"教材ごとの数字_令和8年度_2026-10-20.{shape}") in answer["Content-Disposition"]


def test_numbers_on_paper_keep_their_noughts_and_nothing_calculates(officer):
    answer = officer.post(PATH, {"year": "2026", "shape": "xlsx"})

    written = by_heading(answer)
    assert [row["番号"] for row in written] == ["101", "103", "0102", None]
    assert [type(row["番号を入れた(回)"]) for row in written] == [int] * 4
    assert [cell for row in book(answer).active.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_definitions_are_on_the_second_sheet(officer):
    words = rows(officer.post(PATH, {"year": "2026", "shape": "xlsx"}), sheet=1)

    names = ["聞きたい(教材ごと)", "カードなしの記録(教材ごと)", "番号を入れてひらいた回数(教材ごと)"]
    assert [row[0] for row in words] == ["数字", *names, "*", "この表"]


def test_it_is_written_down_for_every_class_of_the_year(year, officer):
    officer.post(PATH, {"year": "2026", "shape": "csv"})

    classes = Cohort.objects.in_year(2026).values_list("slug", flat=True)
    assert taken() == [(year.officer.username, slug, "materials", "csv", 4) for slug in classes]


def test_an_unknown_shape_and_opening_take_nothing_out(officer):
    assert officer.post(PATH, {"shape": "pdf"}).status_code == 400
    assert officer.get(PATH).status_code == 405
    assert taken() == []


def test_where_no_class_is_nothing_goes_out(cast, sign_in):
    Cohort.objects.update(fiscal_year=2015)
    officer = sign_in(cast.officer)

    assert PATH not in officer.get("/office/materials/").content.decode()
    assert officer.post(PATH, {"shape": "xlsx"}).status_code == 400
    assert taken() == []


@pytest.mark.parametrize(
    "who, code", [("clerk", 403), ("instructor", 403), ("editor", 403), ("neighbour_clerk", 403), ("nobody", 302)]
)
def test_others_take_nothing_out(year, sign_in, who, code):
    assert sign_in(getattr(year, who)).post(PATH, {"shape": "xlsx"}).status_code == code
    assert taken() == []
