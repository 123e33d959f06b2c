"""Rosters that came as text: from Excel's "save as", from a reservation system, from an old Mac."""

import codecs
import csv
from datetime import date

from tests.rosters import columns as of
from tests.rosters import people, writing
from tests.rosters.catalogue import csv_case
from tests.rosters.paper import blank, body, headings, text

ADDRESSES = ("砥部町宮内1番地", "砥部町原町２－３", "〃", "砥部町大南 4-5")


@csv_case(101, "受講者名簿.csv", encoding="utf-8", bom=codecs.BOM_UTF8, end="\n")
def title_and_total(rng):
    columns = [of.number(), of.name("お名前"), of.kana("ふりがな", writing.hiragana), of.home("TEL"), of.age_band()]
    return [
        text("令和８年度 フォローアップ型スマホ教室 受講者名簿", "", "", "", ""),
        text("", "", "", "", "令和8年10月1日現在"),
        blank(5),
        headings(columns),
        *body(people.invent(rng, 15), columns, rng),
        text("計", "15名", "", "", ""),
        text("", "", "", "", "以上"),
    ]


@csv_case(102, "名簿（最終）.csv", encoding="cp932")
def line_breaks_in_cells(rng):
    columns = [
        of.number("番号"),
        of.name("氏　　名", "　"),
        of.kana("ふり\nがな", writing.half_width),
        of.home("電　話\n番　号", writing.CP932_TELEPHONE),
        of.born("生年\n月日"),
        of.phone("スマホの\n種類"),
        of.unkept("住　所", *ADDRESSES),
        of.note("備　　考"),
    ]
    return [headings(columns), *body(people.invent(rng, 24, people.CP932_FAMILIES + people.FAMILIES), columns, rng)]


@csv_case(103, "スマホ教室.txt", encoding="utf-16-le", bom=codecs.BOM_UTF16_LE, delimiter="\t")
def unicode_text_of_excel(rng):
    columns = [of.family("姓"), of.given("名"), of.family_kana("セイ"), of.given_kana("メイ"), of.sex(), of.born()]
    columns += [of.home("自宅", writing.ANY_TELEPHONE), of.mobile("携帯", writing.ANY_TELEPHONE), of.note()]
    return [headings(columns), *body(people.invent(rng, 20, people.HARD_FAMILIES), columns, rng)]


@csv_case(104, "meibo_be.csv", encoding="utf-16-be", bom=codecs.BOM_UTF16_BE)
def utf16_of_the_other_order(rng):
    columns = [of.phone("OS"), of.age("年齢", (lambda age: f"{age}歳", str)), of.kana("ヨミ"), of.name("受講者氏名")]
    columns += [of.home("電話")]
    return [headings(columns), *body(people.invent(rng, 18, people.HARD_FAMILIES), columns, rng)]


@csv_case(105, "export.txt", encoding="utf-16-le", delimiter="\t", end="\n")
def utf16_without_a_mark(rng):
    columns = [
        of.number("受付番号"),
        of.name("参加者氏名"),
        of.kana("フリガナ"),
        of.mobile("携帯電話"),
        of.note("備考"),
    ]
    return [text("申込者の一覧"), headings(columns), *body(people.invent(rng, 30), columns, rng)]


@csv_case(106, "予約システム出力.csv", encoding="utf-8", delimiter=";", quoting=csv.QUOTE_ALL)
def semicolons_and_quotes(rng):
    columns = [
        of.unkept("申込日", "2026/09/01", "2026/09/03 10:15"),
        of.unkept("受付番号", "A-0012", "A-0107"),
        of.name("氏名"),
        of.kana("氏名（カナ）"),
        of.home("電話番号"),
        of.born("生年月日", writing.WESTERN_DATES),
        of.phone("お使いの機種", writing.PHONES),
        of.note("備考"),
    ]
    return [headings(columns), *body(people.invent(rng, 40), columns, rng)]


@csv_case(107, "MEIBO.CSV", encoding="cp932", end="\r")
def old_mac(rng):
    columns = [of.number("NO"), of.name("氏名", ""), of.kana("カナ", writing.half_width, ""), of.age("年令")]
    columns += [of.home("ＴＥＬ", writing.CP932_TELEPHONE)]
    return [headings(columns), *body(people.invent(rng, 22, people.CP932_FAMILIES), columns, rng)]


@csv_case(108, "四百人.csv", encoding="cp932")
def four_hundred(rng):
    columns = [
        of.number("整理番号"),
        of.name("氏名", "　"),
        of.kana("フリガナ", writing.half_width),
        of.sex(),
        of.born("生年月日", writing.ERA_DATES + writing.WESTERN_DATES),
        of.home("電話番号", writing.CP932_TELEPHONE),
        of.phone("機種", writing.PHONES),
        of.note("備考"),
    ]
    everybody = people.invent(rng, 400, people.FAMILIES + people.CP932_FAMILIES)
    return [headings(columns), *body(everybody, columns, rng), text("合計", "400名")]


@csv_case(109, "一人.csv", encoding="utf-8")
def one_person(rng):
    columns = [of.name(), of.kana(), of.home(), of.age_band(), of.phone()]
    return [headings(columns), *body(people.invent(rng, 1), columns, rng)]


@csv_case(110, "空の列と行.csv", encoding="cp932")
def trailing_commas(rng):
    """Excel writes the commas of every column that was ever formatted, and of the empty rows below."""
    columns = [of.number(), of.name("氏名", "　", padding="　"), of.kana("ﾌﾘｶﾞﾅ", writing.half_width)]
    columns += [of.home("Tel", writing.CP932_TELEPHONE), of.unkept("", ""), of.unkept("", ""), of.unkept("", "")]
    return [blank(7), blank(7), headings(columns), *body(people.invent(rng, 16), columns, rng), *[blank(7)] * 25]


@csv_case(111, "ほかの区切り.tsv", encoding="utf-8", delimiter="\t", end="\n")
def remarks_above_and_notes_below(rng):
    columns = [
        of.name("氏名"),
        of.kana("ふりがな", writing.hiragana),
        of.born(),
        of.both_telephones("連絡先"),
        of.note(),
    ]
    return [
        text("フォローアップ型スマホ教室(第1期) 申込受付簿"),
        text("会場:", "中央公民館 2階", "", "担当:", "総務課 内線293"),
        text(
            "電話で受け付けた方は、その日のうちに記入してください。氏名、ふりがな、生年月日、電話番号は必ず聞いてください。"
        ),
        text(),
        headings(columns),
        *body(people.invent(rng, 21, people.HARD_FAMILIES), columns, rng),
        text(),
        text("※ 定員を超えた方はキャンセル待ちとします。"),
        text("※ 送迎が要る方は備考に書いてください。"),
        text("", "", "", "", "以上"),
    ]


@csv_case(112, "同じ世帯.csv", encoding="utf-8", bom=codecs.BOM_UTF8)
def households_and_namesakes(rng):
    """Husband and wife have one telephone; two other people have one name."""
    everybody = people.invent(rng, 15)
    everybody.append(everybody[1].namesake(people.invent(rng, 1)[0]))
    everybody.insert(1, everybody[0].spouse("喜三郎", "キサブロウ", date(1940, 5, 6)))
    columns = [of.number("№"), of.name(), of.kana(), of.born(ways=[writing.slashed]), of.home(), of.mobile("携帯番号")]
    return [headings(columns), *body(everybody, columns, rng)]


@csv_case(113, "電話ふたつ.csv", encoding="utf-8")
def two_telephones_in_one_cell(rng):
    ways = ("{}・{}", "{},{}", "{}　{}", "{} {}", "自宅 {} 携帯 {}", "自宅{}\n携帯{}", "(自){} (携){}", "{}（携帯{}）")
    columns = [of.name("氏名"), of.kana("フリガナ"), of.both_telephones("電話番号", ways)]
    return [headings(columns), *body(people.invent(rng, 40), columns, rng)]


@csv_case(114, "生年と月.csv", encoding="utf-8")
def years_and_months_of_birth(rng):
    """Only the year is kept, and it is there."""
    ways = [writing.era_month, lambda day: f"{day.year}年{day.month}月", lambda day: writing.era_year(day) + "生"]
    columns = [of.name("氏名"), of.kana("フリガナ"), of.born(ways=ways), of.home()]
    return [headings(columns), *body(people.invent(rng, 20), columns, rng)]


@csv_case(115, "会社つき機種.csv", encoding="utf-8")
def phones_with_their_company(rng):
    columns = [of.name("氏名"), of.kana("フリガナ"), of.phone("機種", writing.COMPANY_PHONES), of.home()]
    return [headings(columns), *body(people.invent(rng, 30), columns, rng)]


@csv_case(116, "結合していた見出し.csv", encoding="cp932")
def merged_headings_saved_as_text(rng):
    """Two rows of headings, of whose merged cells only the first has kept its word."""
    columns = [of.number(""), of.family("姓"), of.given("名"), of.family_kana("セイ"), of.given_kana("メイ")]
    columns += [of.home("自宅"), of.mobile("携帯", nothing=("", "なし", "－")), of.age("")]
    return [
        text("スマホ教室受講者名簿", *[""] * 7),
        text("番号", "氏名", "", "フリガナ", "", "電話番号", "", "年齢"),
        headings(columns),
        *body(people.invent(rng, 28), columns, rng),
        text("合計", "28名", *[""] * 6),
    ]


@csv_case(117, "様つき.csv", encoding="utf-8")
def polite_names_and_group_headings_among_the_names(rng):
    columns = [of.name("参加者氏名", " ", " 様"), of.kana("ヨミ"), of.home("ＴＥＬ", writing.ANY_TELEPHONE), of.note()]
    everybody = people.invent(rng, 20)
    first, second = body(everybody[:9], columns, rng), body(everybody[9:], columns, rng)
    return [headings(columns), text("【午前の部】"), *first, blank(4), text("■午後の部"), *second]
