import pytest

from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from tests.spreadsheets import xlsx_of

HEADINGS = ["番号", "氏名", "フリガナ", "電話番号", "住所", "備考"]
PERSON = [1, "青野 キヨ", "アオノ キヨ", "089-000-0010", "砥部町", "耳が遠い"]


def skipped(row, headings=HEADINGS, above=()):
    """Why the row below somebody is no person; None when it is one."""
    table = find_table(read_roster(xlsx_of(*above, headings, PERSON[: len(headings)], row)))
    number = len(above) + 3
    if number in [one.number for one in table.rows]:
        return None
    return "".join(one.why for one in table.skipped if one.number == number)


@pytest.mark.parametrize(
    "row, why",
    [
        (["合計", "10名"], "合計など"),
        ([None, "計", 10], "合計など"),
        (["男 5名", "女 6名"], "合計など"),
        (["総計", "24名", None, "男 8名 女 16名"], "合計など"),
        (["年代", "人数"], "合計など"),
        (["60代", 5], "合計など"),
        ([None, None, None, None, None, "以上"], "合計など"),
        (["以上、10名"], "合計など"),
        (["例", "愛媛 太郎", "エヒメ タロウ", "089-000-0000"], "記入の例"),
        ([None, "(例)愛媛 太郎", "エヒメ タロウ"], "記入の例"),
        ([None, "記入例 愛媛太郎", "エヒメ タロウ"], "記入の例"),
        ([0, "愛媛 太郎", "エヒメ タロウ", None, None, "記入例"], "記入の例"),
        (HEADINGS, "見出しのくり返し"),
        (["No", "お名前", "ふりがな", "TEL"], "見出しのくり返し"),
        ([None, None, None, "電話番号", "住所"], "見出しのくり返し"),
        (["午前の部"], "「午前の部」だけの行"),
        ([None, "午後の部(13:30~)"], "「午後の部(13:30~)」だけの行"),
        ([None, "【キャンセル待ち】"], "「【キャンセル待ち】」だけの行"),
        ([None, "松山会場"], "「松山会場」だけの行"),
        (["※電話番号は、日中つながるものです。"], "注意書き「※電話番号は、日中つながるものです。」"),
        ([None, "※印の人は、送迎があります。"], "注意書き「※印の人は、送迎があります。」"),
        ([None, "＊印は初めての方"], "注意書き「*印は初めての方」"),
        (["(注)欠席の連絡は前日まで"], "注意書き「(注)欠席の連絡は前日まで」"),
        ([None, "1/2ページ"], "ページの終わり「1/2ページ」"),
        (["作成:福祉課"], "「作成:福祉課」だけの行"),
        ([5, None, None, None, None], ""),
        ([6, None, None, "=A1", None], ""),
    ],
)
def test_row_is_no_person(row, why):
    assert skipped(row) == why


@pytest.mark.parametrize(
    "row",
    [
        [2, "計", "ハカリ"],
        [None, "計", None, "089-000-0010"],
        [None, "以上", "イジョウ"],
        [None, "例田 一郎", "レイダ イチロウ"],
        [None, "女", None, None, None, "1"],
        [None, "山田 花子"],
        [None, "※山田 花子"],
        [None, "＊印 初子"],
        ["※", "山田 花子"],
        [None, "組"],
        [None, "=A1"],
        [None, None, None, "089-000-0010"],
        [None, None, None, None, "砥部町", "x"],
        [None, None, None, None, None, "耳が遠い"],
        [2, "午前の部", "ゴゼン ノブ"],
        [2, "氏名", "シ メイ"],
        [None, "以上", None, None, "砥部町"],
    ],
)
def test_row_that_may_be_a_person_is_never_passed_over(row):
    assert skipped(row) is None


def test_title_of_the_second_page_is_no_person():
    title = ["受講者名簿", None, None, None, None]

    assert skipped([*title, "(2/3)"], above=[[*title, "(1/3)"]]) == "表題のくり返し"


def test_lower_row_of_merged_headings_is_no_person_again():
    headings = ["番号", "氏名", None, "電話番号"]
    lower = [None, "姓", "名", None]

    table = find_table(read_roster(xlsx_of(headings, lower, [1, "青野", "キヨ"], headings, lower, [2, "山田", "太郎"])))

    assert ([row.number for row in table.rows], [one.number for one in table.skipped]) == ([3, 6], [4, 5])


@pytest.mark.parametrize("waiting", ["0", 0, "-"])
def test_prepared_line_that_counts_nothing_yet_is_no_fault(waiting):
    table = find_table(read_roster(xlsx_of(HEADINGS, PERSON, [2, None, None, None, waiting])))

    assert (len(table.rows), table.skipped) == (1, ())
