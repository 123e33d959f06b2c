import pytest

from attendance.imports.roster.headings import Meaning
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from tests.spreadsheets import xlsx_of

N, F, G, K = Meaning.NAME, Meaning.FAMILY_NAME, Meaning.GIVEN_NAME, Meaning.KANA
FK, GK, T, NOT = Meaning.FAMILY_KANA, Meaning.GIVEN_KANA, Meaning.TELEPHONE, Meaning.OTHER


def guessed(*rows):
    return find_table(read_roster(xlsx_of(*rows)), Options(guess=True))


def meanings_of(*rows):
    return [column.meaning for column in guessed(*rows).columns]


@pytest.mark.parametrize(
    "rows, meanings",
    [
        ([["青野 キヨ"], ["髙橋節子"]], [N]),
        ([["青野 キヨ"]], [N]),
        ([["アオノ キヨ"], ["やまだ はな"]], [N]),
        ([["青野 キヨ", "アオノ キヨ"], ["山田 花子", "ヤマダ ハナコ"]], [N, K]),
        ([["アオノ キヨ", "青野 キヨ"], ["ヤマダ ハナコ", "山田 花子"]], [K, N]),
        ([["青野", "キヨ"], ["山田", "花子"]], [F, G]),
        ([["青野", "トヨ", "アオノ", "トヨ"], ["宇都宮", "花子", "ウツノミヤ", "ハナコ"]], [F, G, FK, GK]),
        ([["青野", "アオノ"], ["山田", "ヤマダ"]], [N, K]),
        ([[1, "青野 キヨ", "089-000-0010"], [2, "山田 花子", 890000011]], [Meaning.NUMBER, N, T]),
        ([["青野 キヨ", "S21.4.3", 76], ["山田 花子", "昭和22年4月3日", 75]], [N, Meaning.BIRTH, Meaning.AGE]),
        ([["青野 キヨ", "70代", "女"], ["山田 太郎", "80代", "男"]], [N, Meaning.AGE_BAND, Meaning.SEX]),
        (
            [["青野 キヨ", "iPhone", "砥部町宮内1"], ["山田 花子", "ガラケー", "松前町筒井2"]],
            [N, Meaning.PHONE_FAMILY, NOT],
        ),
        ([["砥部町宮内1番地", "青野 キヨ", "送迎を希望"], ["松前町筒井2番地", "山田 花子", "耳が遠い"]], [NOT, N, NOT]),
    ],
)
def test_columns_are_told_by_what_stands_in_them(rows, meanings):
    assert meanings_of(*rows) == meanings


def test_rows_begin_at_the_first_and_columns_are_named_as_by_excel():
    table = guessed(["青野 キヨ", "089-000-0010"], ["山田 花子", "089-000-0011"])

    assert (table.guessed, table.heading_row, [row.number for row in table.rows]) == (True, 0, [1, 2])
    assert [column.heading for column in table.columns] == ["A列", "B列"]
    assert table.notes == (
        "見出しの分からない列は、中に書いてあることから読み取りました。列の意味を確かめてください。",
    )


def test_only_the_name_is_guessed_where_the_other_headings_are_known():
    table = guessed(["ひと", "電話", "年代", "何か"], ["青野 キヨ", "089-000-0010", "70代", "iPhone"])

    assert (table.heading_row, table.guessed) == (1, True)
    assert [column.meaning for column in table.columns] == [N, T, Meaning.AGE_BAND, NOT]


def test_first_row_of_unknown_words_is_the_headings_when_the_columns_are_plainer_without_it():
    rows = [["受ける方", "よびかた", "れんらく"], ["青木 茂", "アオキ", 890000031], ["山田 実", "ヤマダ", 890000032]]

    table = guessed(*rows)

    assert (table.heading_row, [column.heading for column in table.columns]) == (1, rows[0])
    assert [column.meaning for column in table.columns] == [N, K, T]


def test_headings_that_are_known_are_not_guessed():
    table = guessed(["氏名", "電話"], ["青野 キヨ", "089-000-0010"])

    assert (table.heading_row, table.guessed) == (1, False)


@pytest.mark.parametrize("rows", [[["089-000-0010"], ["089-000-0011"]], [["70代", "女"]], [["耳が遠いです。"]]])
def test_columns_without_a_name_are_refused(rows):
    with pytest.raises(NotARoster) as refused:
        guessed(*rows)

    assert refused.value.reason == "no_name_column"
