import io
from datetime import date, datetime, time

import openpyxl
import pytest

from attendance.exports.rest_of_roster import rest_as_xlsx
from attendance.imports.roster.options import Options
from attendance.imports.roster.people import Fault
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from tests import factories
from tests.spreadsheets import csv_of, xlsx_of

FAULTY = csv_of(
    "令和8年度 名簿",
    "No.,氏名,フリガナ,TEL,機種",
    "1,青木 茂,アオキ シゲル,089-000-0020,なし",
    "2,,イトウ,12,FAX",
    "3,=1+1,ウエダ,,なし",
)


def table_of(content):
    return find_table(read_roster(content, Options()), Options())


def rest_of(content):
    """The workbook that comes back for a roster, opened."""
    table = table_of(content)
    return openpyxl.load_workbook(io.BytesIO(rest_as_xlsx(table, understand(table, factories.TODAY).faults)))


def values(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_rest_is_the_rows_with_a_fault_and_what_to_do():
    (sheet,) = rest_of(FAULTY).worksheets

    assert values(sheet)[0] == ["直すところ", "元の行", "No.", "氏名", "フリガナ", "TEL", "機種"]
    assert [row[1:] for row in values(sheet)[1:]] == [
        [4, "2", None, "イトウ", "12", "FAX"],
        [5, "3", "=1+1", "ウエダ", None, "なし"],
    ]


def test_rest_says_every_fault_with_its_column():
    (sheet,) = rest_of(FAULTY).worksheets

    lines = [row[0].split("\n") for row in values(sheet)[1:]]
    assert [[line.partition(":")[0] for line in of_one] for of_one in lines] == [["氏名", "TEL", "機種"], ["氏名"]]
    assert lines[0][0] == "氏名: 氏名がありません。氏名を入れてください。"


def test_faulty_cells_are_coloured_and_edged():
    (sheet,) = rest_of(FAULTY).worksheets

    marked = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fill_type == "solid"]
    edged = [cell.coordinate for row in sheet.iter_rows(min_row=2) for cell in row if cell.border.left.style]
    assert (marked, edged) == (["D2", "F2", "G2", "D3"], ["D2", "F2", "G2", "D3"])


def test_rest_has_no_formula():
    content = xlsx_of(["氏名", "TEL", "備考"], ["青木 茂", "=A1", "=B1"], ["", "'=1", "+1"])

    cells = [cell for row in rest_of(content).active.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert [cell.value for cell in cells if isinstance(cell.value, str) and cell.value.startswith("=")] == []


def test_numbers_and_days_keep_their_kind():
    days = [date(1946, 4, 3), datetime(1946, 4, 3, 10, 30), time(9, 0)]
    content = xlsx_of(["氏名", "TEL", "生年月日", "受付", "時刻", "率"], ["", 890000020, *days, 0.5])

    row = rest_of(content).active[2][2:]

    assert [cell.value for cell in row] == [None, 890000020, datetime(1946, 4, 3), *days[1:], 0.5]
    assert [cell.number_format for cell in row[2:4]] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]


def test_rest_that_was_put_right_is_taken():
    book = rest_of(FAULTY)
    for cell, text in {"D2": "伊藤 実", "F2": "089-000-0021", "G2": "ガラケー", "D3": "上田 光"}.items():
        book.active[cell].value = text
    written = io.BytesIO()
    book.save(written)

    understood = understand(table_of(written.getvalue()), factories.TODAY)

    assert understood.faults == ()
    assert [(one.name, one.kana, one.telephone) for one in understood.people] == [
        ("伊藤 実", "イトウ", "089-000-0021"),
        ("上田 光", "ウエダ", ""),
    ]


def test_rest_that_was_not_put_right_has_the_same_faults():
    table = table_of(FAULTY)
    faults = understand(table, factories.TODAY).faults

    again = understand(table_of(rest_as_xlsx(table, faults)), factories.TODAY)

    assert [(fault.column, fault.message) for fault in again.faults] == [(one.column, one.message) for one in faults]
    assert again.people == ()


def test_fault_of_the_headings_stands_on_a_sheet_before_all_rows():
    book = rest_of(csv_of("氏名,氏名,TEL", "青木 茂,青木,", "伊藤 実,伊藤,"))

    assert book.sheetnames == ["はじめに", "直すところのある行"]
    assert book.active.title == "はじめに"
    assert "「氏名」にあたる列が2つあります" in book.active["A2"].value
    assert [row[1:3] for row in values(book.worksheets[1])[1:]] == [[2, "青木 茂"], [3, "伊藤 実"]]


def test_column_without_a_heading_goes_with_its_row():
    content = csv_of("氏名,TEL", "青木 茂,12,窓側")

    assert values(rest_of(content).active)[1][1:] == [2, "青木 茂", "12", "窓側"]


def test_widest_rest_can_be_taken_in():
    headings = ["氏名", "TEL", *[f"欄{index}" for index in range(48)]]

    sheet = rest_of(xlsx_of(headings, ["青木 茂", "12", *["x"] * 48])).active

    assert values(sheet)[0] == ["直すところ", "元の行", "氏名", "TEL"]


@pytest.mark.parametrize("text, written", [("a\x0bb", "a〓b"), ("a\uffffb", "a〓b"), ("a\r\nb", "a\nb")])
def test_character_that_excel_cannot_hold_is_seen_to_be_lost(text, written):
    table = table_of(csv_of("氏名,住所,TEL", "青木 茂,x,12"))
    (row,) = table.rows
    row = type(row)(row.number, (row.values[0], text, row.values[2]))
    table = type(table)(**{name: getattr(table, name) for name in table.__dataclass_fields__} | {"rows": (row,)})

    book = openpyxl.load_workbook(io.BytesIO(rest_as_xlsx(table, [Fault(2, "TEL", "短すぎます。")])))

    assert book.active["D2"].value == written
