import pytest

from attendance.imports.roster.people import Fault
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from tests.factories import TODAY
from tests.spreadsheets import xlsx_of


def from_rows(*rows):
    return understand(find_table(read_roster(xlsx_of(*rows))), TODAY)


def places(found):
    return [(fault.row, fault.column) for fault in found.faults]


def test_repeated_row_counts_once_and_names_both_rows():
    row = ["井上　正", "イノウエ タダシ", "0895-070-4262", "1935-09-11"]

    found = from_rows(["氏名", "フリガナ", "電話番号", "生年月日"], row, ["別 人", "ベツ", "", ""], row)

    assert [person.row for person in found.people] == [2, 3]
    assert found.faults == (Fault(4, "氏名", "2行目と4行目が同じ人です。どちらかの行を消してください。"),)


@pytest.mark.parametrize("column, value", [(1, "イノウエ マサシ"), (2, "0895-070-4263"), (3, "1935-09-12")])
def test_same_name_with_something_different_is_somebody_else(column, value):
    row = ["井上 正", "イノウエ タダシ", "0895-070-4262", "1935-09-11"]
    other = [*row[:column], value, *row[column + 1 :]]

    found = from_rows(["氏名", "フリガナ", "電話番号", "生年月日"], row, other)

    assert (len(found.people), found.faults) == (2, ())


def test_key_says_whose_row_it_is():
    found = from_rows(["氏名", "つづき番号"], ["青野", " ｔｏｂｅ-1-7 "], ["山田", None])

    assert [person.key for person in found.people] == ["tobe-1-7", ""]


def test_key_that_comes_again_is_a_fault_even_when_the_first_row_has_one():
    found = from_rows(["氏名", "つづき番号"], [None, "tobe-1-7"], ["山田", "tobe-1-7"], ["青野", "tobe-1-8"])

    assert places(found) == [(2, "氏名"), (3, "つづき番号")]
    assert found.faults[1].message == (
        "同じつづき番号の行が2つあります(2行目と3行目)。別の人なら、この行の番号を消してください。"
    )


def test_two_keys_are_two_people_however_alike():
    rows = [["青野", "089-000-0010", "tobe-1-7"], ["青野", "089-000-0010", "tobe-1-8"], ["青野", "089-000-0010", None]]

    found = from_rows(["氏名", "電話", "つづき番号"], *rows)

    assert ([person.row for person in found.people], places(found)) == ([2, 3], [(4, "氏名")])
