"""Rosters in which single cells can't be right; all other rows must come out as written."""

from dataclasses import replace

from tests.rosters import columns as of
from tests.rosters import people, writing
from tests.rosters.catalogue import csv_case, xlsx_case
from tests.rosters.paper import Sheet, blank, body, headings, text, xlsx_bytes


def spoilt(rng, columns, count, *faults):
    """So many rows, with faults: each is (index of the row, heading, what stands in the cell)."""
    rows = body(people.invent(rng, count), columns, rng)
    for index, heading, value in faults:
        rows[index] = rows[index].spoilt(columns, heading, value)
    return rows


def ordinary():
    return [
        of.number(),
        of.name(),
        of.kana(),
        of.home(),
        of.born(ways=[writing.slashed, writing.era_dotted]),
        of.phone(),
    ]


@csv_case(401, "まちがい1.csv", encoding="utf-8")
def faults_under_a_title(rng):
    columns = ordinary()
    rows = spoilt(
        rng,
        columns,
        20,
        (2, "氏名", ""),
        (5, "生年月日", "昭和21年2月30日"),
        (6, "生年月日", "1946/13/1"),
        (9, "フリガナ", "やまだ123"),
        (13, "電話番号", "080"),
        (17, "機種", "スマートフォン?"),
    )
    return [text("受講者名簿"), blank(6), headings(columns), *rows[:10], blank(6), *rows[10:], text("計", "20名")]


@csv_case(402, "まちがい2.csv", encoding="cp932")
def faults_below_cells_of_two_lines(rng):
    """Excel counts rows, not the lines of the file."""
    columns = [
        of.number("番\n号"),
        of.name("氏名"),
        of.kana("フリガナ", writing.half_width),
        of.age("年齢"),
        of.home("TEL"),
    ]
    columns += [of.born(), of.unkept("住所", "砥部町宮内\n1番地", "砥部町原町")]
    rows = spoilt(
        rng,
        columns,
        18,
        (4, "年齢", 200),
        (8, "生年月日", "Z21.4.3"),
        (11, "TEL", "8.9E+08"),
        (15, "フリガナ", "ﾔﾏﾀﾞ 2ｺﾞｳ"),
        (15, "TEL", "089-01"),
    )
    return [headings(columns), *rows]


@xlsx_case(403, "まちがい3.xlsx")
def faults_of_formulas(rng):
    """A formula whose result was never saved has no value to read."""
    columns = ordinary()
    rows = spoilt(
        rng,
        columns,
        22,
        (0, "フリガナ", "=PHONETIC(B4)"),
        (7, "氏名", '=HYPERLINK("http://example.invalid","押す")'),
        (12, "電話番号", "=D15"),
        (20, "生年月日", "昭和99年1月1日"),
    )
    lines = [text("名簿"), text(), headings(columns), *rows, text("合計", "=COUNTA(B4:B25)")]
    return lines, xlsx_bytes(Sheet("名簿", lines, ("A1:F1",)))


@xlsx_case(404, "まちがい4.xlsx")
def faults_of_length_and_repetition(rng):
    columns = [
        of.number(),
        of.name("お名前", "　"),
        of.kana("ふりがな", writing.hiragana),
        of.home("電話"),
        of.note("備考"),
    ]
    columns[0] = of.unkept("申込", "電話", "電話")
    rows = spoilt(
        rng, columns, 25, (3, "備考", "ゆっくり話す。" * 15), (10, "お名前", "　"), (11, "電話", "電話帳を見る")
    )
    rows.append(replace(rows[6], person=None, faults=("",)))
    lines = [blank(), headings(columns), *rows]
    return lines, xlsx_bytes(Sheet("表紙", [text("スマホ教室")]), Sheet("名簿", lines), active=1)


@xlsx_case(405, "まちがい5.xlsx")
def faults_after_the_second_heading(rng):
    columns = [
        of.name("氏名"),
        of.kana("カナ"),
        of.age_band("年代"),
        of.phone("機種"),
        of.home("電話", [writing.as_number]),
    ]
    rows = spoilt(
        rng,
        columns,
        26,
        (1, "電話", 12345),
        (14, "年代", "二百代"),
        (15, "氏名", ""),
        (19, "カナ", "田中 トヨ"),
        (25, "電話", "なし?"),
    )
    lines = [headings(columns), *rows[:13], blank(), headings(columns), *rows[13:]]
    return lines, xlsx_bytes(Sheet("Sheet1", lines))


@xlsx_case(406, "まちがい6.xlsx")
def faults_of_errors_in_cells(rng):
    """What Excel shows when a lookup failed is no name and no date."""
    columns = ordinary()
    rows = spoilt(rng, columns, 15, (3, "氏名", "#N/A"), (6, "生年月日", "#REF!"), (9, "機種", "#N/A"))
    lines = [headings(columns), *rows]
    return lines, xlsx_bytes(Sheet("Sheet1", lines))
