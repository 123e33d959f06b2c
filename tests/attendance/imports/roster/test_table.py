import pytest

from attendance.imports.roster.headings import Meaning
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from tests.spreadsheets import csv_of, xlsx_of


def table_of(*rows):
    return find_table(read_roster(xlsx_of(*rows)))


def test_headings_are_found_under_a_title():
    table = table_of(["令和8年度 受講者名簿"], [], ["番号", "氏名", "電話"], [1, "青野 キヨ", "089-000-0010"])

    assert (table.heading_row, [row.number for row in table.rows]) == (3, [4])


def test_headings_in_two_rows_are_joined():
    table = table_of(["番号", "氏名", None, "備考"], [None, "姓", "名", None], [1, "青野", "キヨ", "x"])

    assert [(column.heading, column.meaning) for column in table.columns] == [
        ("番号", Meaning.NUMBER),
        ("姓", Meaning.FAMILY_NAME),
        ("名", Meaning.GIVEN_NAME),
        ("備考", Meaning.CARE_NOTE),
    ]


def test_sheet_with_most_headings_is_taken():
    def add(sheet):
        other = sheet.parent.create_sheet("名簿")
        other.append(["氏名", "フリガナ", "電話番号"])

    assert find_table(read_roster(xlsx_of(["氏名"], title="表紙", change=add))).sheet == "名簿"


def test_totals_are_no_people():
    table = table_of(["番号", "氏名"], [1, "計"], [2, "青野"], ["合計", "2名"], [None, "以上"])

    assert ([row.number for row in table.rows], table.skipped) == ([3], (2, 4, 5))


def test_somebody_called_total_is_a_person():
    table = table_of(["氏名", "フリガナ"], ["計", "ハカリ"])

    assert [row.number for row in table.rows] == [2]


def test_meaning_that_a_person_chose_goes_first():
    book = read_roster(csv_of("氏名,連絡方法", "青野,089-000-0010"))

    table = find_table(book, {1: Meaning.TELEPHONE})

    assert [column.meaning for column in table.columns] == [Meaning.NAME, Meaning.TELEPHONE]


@pytest.mark.parametrize("headings", ["なまえ1,電話", "姓,電話番号", "フリガナ", "青野 キヨ,089-000-0010"])
def test_sheet_without_names_is_refused(headings):
    with pytest.raises(NotARoster) as refused:
        find_table(read_roster(csv_of(headings, "青野,x")))

    assert refused.value.reason == "no_name_column"
