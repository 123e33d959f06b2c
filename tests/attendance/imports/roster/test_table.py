import pytest

from attendance.imports.roster.headings import Meaning
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from tests.spreadsheets import csv_of, xlsx_of


def table_of(*rows, **options):
    return find_table(read_roster(xlsx_of(*rows)), Options(**options))


def meanings_of(table):
    return [(column.heading, column.meaning) for column in table.columns]


def book_of(**sheets):
    """A book whose sheets have these headings, with the first in front."""

    def add(sheet):
        book = sheet.parent
        book.remove(sheet)
        for name, headings in sheets.items():
            book.create_sheet(name).append(headings)
            book[name].append(["青野"] * len(headings))

    return read_roster(xlsx_of(change=add))


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


def test_headings_in_three_rows_are_joined():
    table = table_of(
        ["番号", "受講者", None, None, None, "備考"],
        [None, "氏名", None, "連絡先", None, None],
        [None, "姓", "名", "自宅", "携帯", None],
        [1, "青野", "キヨ", "089-000-0010", None, "x"],
    )

    assert table.heading_row == 3
    assert [meaning for _, meaning in meanings_of(table)] == [
        Meaning.NUMBER,
        Meaning.FAMILY_NAME,
        Meaning.GIVEN_NAME,
        Meaning.TELEPHONE,
        Meaning.TELEPHONE,
        Meaning.CARE_NOTE,
    ]


def test_words_above_say_whose_they_are():
    table = table_of(
        ["氏名", None, "フリガナ", None, "緊急連絡先", None],
        ["姓", "名", "姓", "名", "氏名", "電話番号"],
        ["青野", "キヨ", "アオノ", "キヨ", "青野 茂", "089-000-0010"],
    )

    assert meanings_of(table) == [
        ("姓", Meaning.FAMILY_NAME),
        ("名", Meaning.GIVEN_NAME),
        ("フリガナ 姓", Meaning.FAMILY_KANA),
        ("フリガナ 名", Meaning.GIVEN_KANA),
        ("緊急連絡先 氏名", Meaning.OTHER),
        ("緊急連絡先 電話番号", Meaning.OTHER),
    ]


def test_line_that_says_who_is_in_charge_is_no_heading():
    table = table_of(
        ["担当", "家族支援課", "電話", "089-000-0000"], ["氏名", "フリガナ", "電話番号", None], ["青野", "アオノ"]
    )

    assert [heading for heading, _ in meanings_of(table)] == ["氏名", "フリガナ", "電話番号"]


def test_columns_without_a_heading_count_when_something_stands_in_them():
    table = table_of(["氏名", None, "電話", None], ["青野", None, "089-000-0010", "x"])

    assert meanings_of(table) == [("氏名", Meaning.NAME), ("電話", Meaning.TELEPHONE), ("", Meaning.OTHER)]
    assert [column.title for column in table.columns] == ["氏名", "電話", "D列"]


def test_sheet_with_most_headings_is_taken():
    table = find_table(book_of(表紙=["氏名"], 名簿=["氏名", "フリガナ", "電話番号"], 空=[]))

    assert (table.sheet, table.sheets) == ("名簿", ("表紙", "名簿"))


def test_roster_of_the_latest_year_is_taken():
    book = book_of(令和7年度=["氏名", "フリガナ", "備考"], 令和8年度=["氏名", "フリガナ"], 集計=["年代"])

    assert find_table(book).sheet == "令和8年度"


def test_roster_that_is_said_to_be_old_is_not_taken():
    assert find_table(book_of(名簿旧=["氏名", "備考"], 名簿=["氏名", "備考"])).sheet == "名簿"


def test_sheet_that_a_person_chose_is_taken():
    book = book_of(令和7年度=["氏名", "備考"], 令和8年度=["氏名", "備考"])

    assert find_table(book, Options(sheet="令和7年度")).sheet == "令和7年度"
    assert find_table(book, Options(sheet="ない")).sheet == "令和8年度"


def test_heading_row_that_a_person_chose_is_taken():
    rows = [["氏名", "電話番号"], ["名前", "備考"], ["青野", "x"]]

    table = table_of(*rows, heading_row=2)

    assert (table.heading_row, meanings_of(table)) == (2, [("名前", Meaning.NAME), ("備考", Meaning.CARE_NOTE)])


def test_heading_row_without_a_name_needs_a_column_that_was_chosen():
    rows = [["ひと", "電話"], ["青野", "089-000-0010"]]

    table = table_of(*rows, heading_row=1, chosen={0: Meaning.NAME})

    assert meanings_of(table) == [("ひと", Meaning.NAME), ("電話", Meaning.TELEPHONE)]
    with pytest.raises(NotARoster):
        table_of(*rows, heading_row=1)


def test_no_headings_at_all_can_be_chosen():
    table = table_of(["青野", "x"], ["山田", "y"], heading_row=0, chosen={0: Meaning.NAME})

    assert (table.heading_row, [row.number for row in table.rows]) == (0, [1, 2])
    assert meanings_of(table) == [("A列", Meaning.NAME), ("B列", Meaning.OTHER)]


def test_name_that_a_person_took_away_is_missing():
    with pytest.raises(NotARoster) as refused:
        table_of(["氏名", "電話"], ["青野", "x"], chosen={0: Meaning.OTHER})

    assert refused.value.reason == "no_name_column"


def test_what_was_remembered_goes_before_our_words_and_after_what_is_chosen():
    rows = [["受講者", "連絡 方法", "備考"], ["青野", "089-000-0010", "x"]]
    remembered = {"連絡方法": Meaning.TELEPHONE, "備考": Meaning.OTHER}

    table = table_of(*rows, remembered=remembered, chosen={2: Meaning.CARE_NOTE})

    assert [meaning for _, meaning in meanings_of(table)] == [Meaning.NAME, Meaning.TELEPHONE, Meaning.CARE_NOTE]


def test_name_is_found_by_what_was_remembered():
    assert table_of(["ひと"], ["青野"], remembered={"ヒト": Meaning.NAME}).heading_row == 1


def test_marks_under_phones_are_columns_of_their_own():
    table = table_of(["氏名", "機種", None], [None, "Android", "iPhone"], ["青野", None, "○"])

    assert meanings_of(table) == [
        ("氏名", Meaning.NAME),
        ("Android", Meaning.PHONE_FAMILY),
        ("iPhone", Meaning.PHONE_FAMILY),
    ]


def test_tables_beside_each_other_are_read_one_below_the_other():
    table = table_of(["名簿"], ["氏名", "電話", None, "氏名", "電話"], ["甲", 1, None, "丙", 3], ["乙", 2, None, "丁"])

    assert [(row.number, row.values) for row in table.rows] == [
        (3, ("甲", 1)),
        (4, ("乙", 2)),
        (5, ("丙", 3)),
        (6, ("丁", None)),
    ]
    assert table.notes == (
        "表が左右に並んでいるので、右の表を左の表の下に続けて読みました。5行目からは、右の表の3行目からです。",
    )


def test_half_that_a_person_took_away_is_not_read():
    table = table_of(["氏名", "氏名"], ["甲", "乙"], chosen={1: Meaning.OTHER})

    assert ([row.values for row in table.rows], table.notes) == ([("甲", "乙")], ())


def test_totals_are_no_people():
    table = table_of(["番号", "氏名"], [1, "計"], [2, "青野"], ["合計", "2名"], [None, "以上"])

    assert ([row.number for row in table.rows], [one.number for one in table.skipped]) == ([3], [2, 4, 5])


def test_somebody_called_total_is_a_person():
    table = table_of(["氏名", "フリガナ"], ["計", "ハカリ"])

    assert [row.number for row in table.rows] == [2]


def test_meaning_that_a_person_chose_goes_first():
    book = read_roster(csv_of("氏名,連絡方法", "青野,089-000-0010"))

    table = find_table(book, Options(chosen={1: Meaning.TELEPHONE}))

    assert [column.meaning for column in table.columns] == [Meaning.NAME, Meaning.TELEPHONE]


@pytest.mark.parametrize("headings", ["なまえ1,電話", "姓,電話番号", "フリガナ", "青野 キヨ,089-000-0010"])
def test_sheet_without_names_is_refused(headings):
    with pytest.raises(NotARoster) as refused:
        find_table(read_roster(csv_of(headings, "青野,x")))

    assert refused.value.reason == "no_name_column"
