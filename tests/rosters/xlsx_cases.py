"""Rosters that stayed in Excel: titles, two rows of headings, several sheets."""

from dataclasses import replace

from tests.rosters import columns as of
from tests.rosters import people, writing
from tests.rosters.catalogue import xlsx_case
from tests.rosters.paper import Sheet, blank, body, headings, text, xlsx_bytes

TITLE = "令和８年度　フォローアップ型スマホ教室　受講者名簿"


@xlsx_case(201, "名簿.xlsx")
def merged_headings_in_two_rows(rng):
    columns = [
        of.number(""), of.family("姓"), of.given("名"), of.family_kana("せい", writing.hiragana),
        of.given_kana("めい", writing.hiragana), of.home("自宅"), of.mobile("携帯"), of.note(""),
    ]  # fmt: skip
    lines = [
        text(TITLE),
        text("会場", "中央公民館", "", "", "", "", "印刷日", "令和8年10月5日"),
        blank(),
        text("番号", "氏名", "", "ふりがな", "", "連絡先", "", "備考"),
        headings(columns),
        *body(people.invent(rng, 20), columns, rng),
        text("合計", "", "", "", "", "", "", "20名"),
    ]
    merged = ("A1:H1", "B4:C4", "D4:E4", "F4:G4", "A4:A5", "H4:H5")
    return lines, xlsx_bytes(Sheet("名簿", lines, merged))


@xlsx_case(202, "スマホ教室一式.xlsx")
def one_of_five_sheets(rng):
    columns = [
        of.number(),
        of.name("受講者氏名", "　"),
        of.kana("フリガナ"),
        of.age(),
        of.home(),
        of.phone("スマホの種類"),
    ]
    lines = [text(TITLE), blank(), headings(columns), *body(people.invent(rng, 25), columns, rng)]
    cover = [blank(), text("", "スマホ教室 実施関係綴"), text("", "総務課デジタル推進係"), text("", "担当", "内線293")]
    figures = [text("年代", "人数"), text("60代", 8), text("70代", 12), text("80代", 5), text("合計", 25)]
    choices = [text("機種"), text("Android"), text("iPhone"), text("らくらく"), text("ガラケー"), text("なし")]
    timetable = [text("回", "日", "場所"), text(1, "10月12日", "大会議室"), text(2, "10月26日", "大会議室")]
    return lines, xlsx_bytes(
        Sheet("表紙", cover),
        Sheet("日程", timetable),
        Sheet("集計", figures),
        Sheet("名簿", lines, ("A1:F1",)),
        Sheet("選択肢", choices, state="hidden"),
        active=3,
    )


def _year_of(rng, count):
    columns = [of.number(), of.name(), of.kana("ふりがな", writing.hiragana), of.born(), of.home()]
    return [headings(columns), *body(people.invent(rng, count), columns, rng)]


@xlsx_case(203, "受講者名簿R7-R8.xlsx")
def last_year_on_the_sheet_before(rng):
    last, this = _year_of(rng, 30), _year_of(rng, 18)
    return this, xlsx_bytes(Sheet("令和７年度", last), Sheet("令和８年度", this), active=1)


@xlsx_case(204, "受講者名簿R8.xlsx")
def last_year_on_the_sheet_behind(rng):
    this, last = _year_of(rng, 18), _year_of(rng, 30)
    return this, xlsx_bytes(Sheet("R8", this), Sheet("R7", last))


@xlsx_case(205, "申込名簿.xlsx")
def last_year_hidden(rng):
    last, this = _year_of(rng, 40), _year_of(rng, 15)
    return this, xlsx_bytes(Sheet("昨年度", last, state="hidden"), Sheet("今年度", this), active=1)


@xlsx_case(206, "記入用名簿.xlsx")
def example_and_footnotes(rng):
    columns = [of.number("番号"), of.name("氏名"), of.kana("フリガナ"), of.born(), of.home("電話番号"), of.note()]
    lines = [
        text("受講者名簿(提出用)"),
        text("※黄色のところに入力してください。"),
        headings(columns),
        text("例", "愛媛 花子", "エヒメ ハナコ", "S20.1.1", "089-000-0000", "耳が遠い"),
        *body(people.invent(rng, 19), columns, rng),
        text("計", "19名"),
        text("※1 電話番号は日中つながるものを書いてください。"),
        text("", "※2 備考には配慮が要ることを書いてください。"),
        text("(注)締切は10月9日です。"),
        text("", "", "", "", "", "以上"),
    ]
    return lines, xlsx_bytes(Sheet("提出用", lines))


@xlsx_case(207, "名簿 印刷用.xlsx")
def headings_again_on_each_page(rng):
    columns = [
        of.number("№"),
        of.name("氏　名", "　"),
        of.kana("ふりがな", writing.hiragana),
        of.home("連絡先"),
        of.note(),
    ]
    rows = body(people.invent(rng, 45), columns, rng)
    lines = [
        *[text("受講者名簿", "", "", "", "(1/3)"), headings(columns), *rows[:18]],
        *[blank(), text("受講者名簿", "", "", "", "(2/3)"), headings(columns), *rows[18:36]],
        *[blank(), text("受講者名簿", "", "", "", "(3/3)"), headings(columns), *rows[36:]],
        text("", "合計", "45名"),
    ]
    return lines, xlsx_bytes(Sheet("印刷用", lines))


@xlsx_case(208, "午前午後.xlsx")
def groups_with_subtotals(rng):
    columns = [of.number("No"), of.name("お名前"), of.kana("フリガナ"), of.age_band(), of.home(), of.phone()]
    everybody = people.invent(rng, 24)
    lines = [
        headings(columns),
        text("午前の部"),
        *body(everybody[:13], columns, rng),
        text("小計", "13名"),
        blank(),
        text("午後の部"),
        *body(everybody[13:], columns, rng),
        text("小計", "11名"),
        blank(),
        text("総計", "24名", "", "男 8名 女 16名"),
    ]
    return lines, xlsx_bytes(Sheet("Sheet1", lines))


@xlsx_case(209, "電話が数字.xlsx")
def telephones_that_became_numbers(rng):
    ways = [writing.as_number, writing.as_number, writing.as_float, *writing.ORDINARY]
    columns = [of.name(), of.kana(), of.home("自宅電話", ways), of.mobile("携帯電話", ways), of.age()]
    lines = [headings(columns), *body(people.invent(rng, 30), columns, rng)]
    return lines, xlsx_bytes(Sheet("Sheet1", lines))


@xlsx_case(210, "生年月日いろいろ.xlsx")
def dates_of_every_kind(rng):
    ways = [*writing.ERA_DATES, *writing.WESTERN_DATES, *writing.CELL_DATES]
    columns = [of.number(), of.name(), of.kana("ヨミガナ"), of.sex(), of.born("生年月日", ways)]
    columns += [of.age("年齢", (lambda age: age, lambda age: f"{age}才"))]
    lines = [headings(columns), *body(people.invent(rng, 60), columns, rng)]
    return lines, xlsx_bytes(Sheet("Sheet1", lines))


@xlsx_case(211, "年代.xlsx")
def age_bands_of_every_kind(rng):
    ways = ("{}代", "{}歳代", "{}才代", "{}代前半", "{} 代")
    columns = [of.phone("OS", writing.PHONES), of.age_band("年　代", ways)]
    columns += [of.name("参加者\n氏名"), of.kana("氏名\nフリガナ")]
    lines = [text("参加者一覧"), headings(columns), *body(people.invent(rng, 40), columns, rng)]
    return lines, xlsx_bytes(Sheet("一覧", lines))


@xlsx_case(212, "左と上が空き.xlsx")
def not_from_the_first_cell(rng):
    """A roster laid out for the eye: it starts in C5, and remarks stand beside it without a heading."""
    columns = [of.number("番号"), of.name("氏名"), of.kana("フリガナ")]
    columns += [of.both_telephones("電話番号", ("{}\n{}", "{}／{}"))]
    rows = body(people.invent(rng, 17), columns, rng)
    rows[2].cells.extend(["", "", "←要確認"])
    rows[9].cells.extend(["", "", "9/28 本人から電話"])
    lines = [blank(), blank(), text("スマホ教室 参加者"), blank(), headings(columns), *rows]
    return lines, xlsx_bytes(Sheet("Sheet1", lines, left=2))


@xlsx_case(213, "枠だけ多い名簿.xlsx")
def numbered_rows_left_empty(rng):
    columns = [of.number("No."), of.name("氏名", ""), of.kana("フリガナ", str, ""), of.sex()]
    columns += [of.born(ways=[writing.excel_date]), of.home(), of.note()]
    rows = body(people.invent(rng, 23), columns, rng)
    lines = [text(TITLE), headings(columns), *rows, *(text(number) for number in range(24, 41))]
    return lines, xlsx_bytes(Sheet("名簿", lines, ("A1:G1",)))


@xlsx_case(214, "班ごと.xlsx")
def merged_cells_in_the_body(rng):
    """The group is one tall cell beside its people, and every name spans two columns."""
    columns = [of.unkept("班", ""), of.name("氏名", "　"), of.unkept("", ""), of.kana("ふりがな", writing.hiragana)]
    columns += [of.home("TEL", writing.ANY_TELEPHONE), of.unkept("住所", "砥部町宮内", "〃", "砥部町原町")]
    rows = body(people.invent(rng, 20), columns, rng)
    for group, first in zip("ABCD", range(0, 20, 5), strict=True):
        rows[first].cells[0] = f"{group}班"
    lines = [text("班別名簿"), headings(columns), *rows]
    tall = tuple(f"A{row}:A{row + 4}" for row in range(3, 23, 5))
    names = tuple(f"B{row}:C{row}" for row in range(2, 23))
    return lines, xlsx_bytes(Sheet("班", lines, (*tall, *names, "A1:F1")))


@xlsx_case(215, "丸を付ける名簿.xlsx")
def circles_under_the_phone(rng):
    """A printed form: one circle a person under the phone they hold."""
    columns = [of.number(""), of.name(""), of.kana("")]
    families = {"Android": "android", "iPhone": "iphone", "らくらく": "easy", "ガラケー": "feature"}
    lines = [text("番号", "氏名", "フリガナ", "機種"), text("", "", "", *families)]
    for line in body(people.invent(rng, 16), columns, rng):
        chosen = rng.choice(list(families))
        line.cells.extend("○" if word == chosen else "" for word in families)
        lines.append(replace(line, person=replace(line.person, phone_family=families[chosen])))
    return lines, xlsx_bytes(Sheet("名簿", lines, ("A1:A2", "B1:B2", "C1:C2", "D1:G1")))
