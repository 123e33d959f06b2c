import pytest

from attendance.imports.roster.one_name import NotOneName, refuse_what_is_not_one_name
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from tests.factories import TODAY
from tests.spreadsheets import xlsx_of


@pytest.mark.parametrize(
    "name",
    ["青野 キヨ", "番 行", "メイ", "カナ", "ジョン・スミス", "李・ナム", "佐藤 ハナ 様", "外山 一郎", "他田 人見"],
)
def test_name_of_one_person_is_let_through(name):
    assert refuse_what_is_not_one_name(name) is None


@pytest.mark.parametrize("name", ["フリガナ", "電話番号", "氏名", "年齢", "生年月日", "備考"])
def test_heading_is_no_name(name):
    with pytest.raises(NotOneName, match=f"見出しの言葉「{name}」"):
        refuse_what_is_not_one_name(name)


@pytest.mark.parametrize("name", ["森 進、森 花", "森 進/花", "石井 武・和子", "森 進&花", "田中, 節子"])
def test_two_people_in_a_cell_are_not_one(name):
    with pytest.raises(NotOneName, match="2人なら行を分け"):
        refuse_what_is_not_one_name(name)


@pytest.mark.parametrize("name", ["中川 茂 他1名", "中川 茂ほか2人", "森 夫妻"])
def test_somebody_without_a_name_is_not_taken_in(name):
    with pytest.raises(NotOneName, match="1人の氏名ではない"):
        refuse_what_is_not_one_name(name)


def faulty_rows(*rows):
    found = understand(find_table(read_roster(xlsx_of(*rows))), TODAY)
    return [fault.row for fault in found.faults], [person.name for person in found.people]


def test_people_beside_each_other_are_faults():
    rows = [["氏名", "青野 キヨ", "森 花"], ["フリガナ", "アオノ キヨ", "モリ ハナ"], ["電話番号", "089", "089"]]

    assert faulty_rows(*rows) == ([2, 3], [])


def test_row_that_we_gave_out_is_not_looked_at_again():
    rows = [["氏名", "電話番号", "つづき番号"], ["森・花", None, "tobe-1-1"], ["森・花", None, None]]

    assert faulty_rows(*rows) == ([3], ["森・花"])
