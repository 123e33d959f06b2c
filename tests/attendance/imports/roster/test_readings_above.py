from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from tests.factories import TODAY
from tests.spreadsheets import xlsx_of

TWO_ROWS_EACH = [
    ["アオノ キヨ", "089-000-0010"], ["青野 キヨ", None], ["もり はな", "089-000-0011"], ["森 花", None]
]  # fmt: skip


def faulty_rows(*rows):
    found = understand(find_table(read_roster(xlsx_of(["氏名", "電話"], *rows))), TODAY)
    return [fault.row for fault in found.faults], len(found.people)


def test_reading_above_each_name_is_said_and_nobody_is_taken():
    assert faulty_rows(*TWO_ROWS_EACH) == ([2, 3, 4, 5], 0)


def test_single_person_written_in_kana_is_a_person():
    assert faulty_rows(["グエン ティ ラン", None], ["青野 キヨ", None], ["森 花", "089-000-0011"]) == ([], 3)


def test_people_in_kana_with_a_row_each_are_people():
    assert faulty_rows(["アオノ キヨ", None], ["モリ ハナ", None], ["イシイ タケシ", None]) == ([], 3)


def test_name_with_a_telephone_of_its_own_is_a_person():
    rows = [[name, f"089-000-00{number}"] for number, (name, _) in enumerate(TWO_ROWS_EACH, start=10)]

    assert faulty_rows(*rows) == ([], 4)
