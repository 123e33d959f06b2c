from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from tests.factories import TODAY
from tests.spreadsheets import xlsx_of


def found_in(*rows):
    return understand(find_table(read_roster(xlsx_of(*rows))), TODAY)


def notes_of(*rows):
    return found_in(*rows).notes


def test_titles_and_marks_stay_in_the_name_and_are_named():
    found = found_in(
        ["氏名", "フリガナ", "電話"],
        ["佐藤 ハナ 様", "サトウ ハナ", None],
        ["★森 花", "モリ ハナ", None],
        ["青野 キヨ", "アオノ キヨ", None],
    )

    assert [person.name for person in found.people] == ["佐藤 ハナ 様", "★森 花", "青野 キヨ"]
    assert found.notes == (
        "氏名に敬称や印が付いています: 2行目「佐藤 ハナ 様」、3行目「★森 花」。"
        "このまま氏名になります。要らなければ、ファイルから消してください。",
    )


def test_very_many_titles_are_counted():
    rows = [[f"{name}田 様", "タ", None] for name in "上中下前後左右"]

    assert "7行目" not in notes_of(["氏名", "フリガナ", "電話"], *rows)[0]
    assert "、ほか2人。" in notes_of(["氏名", "フリガナ", "電話"], *rows)[0]


def test_list_of_several_classes_is_named():
    notes = notes_of(
        ["クラス", "氏名", "フリガナ", "電話"],
        ["午前", "青野 キヨ", "アオノ キヨ", None],
        ["午前", "森 花", "モリ ハナ", None],
        ["午後", "石井 武", "イシイ タケシ", None],
    )

    assert notes == ("「クラス」が2とおりあります。このクラスの人だけの名簿か、確かめてください。",)


def test_list_of_one_class_is_not_named():
    assert notes_of(["クラス", "氏名", "フリガナ", "電話"], ["午前", "青野 キヨ", "アオノ キヨ", None]) == ()


def test_column_that_was_left_out_of_our_own_roster_stays_as_it_is():
    rows = [["氏名", "フリガナ", "つづき番号"], ["青野 キヨ", "アオノ キヨ", "tobe-1-1"]]

    assert notes_of(*rows) == ("電話番号の列がありません。いまのまま残ります。",)
