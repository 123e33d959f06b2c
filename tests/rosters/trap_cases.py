"""Where a quick reader goes wrong without a word: other people's telephones, labels that look like headings, shifted
rows, tables under the table."""

from dataclasses import replace
from datetime import date

from tests.rosters import columns as of
from tests.rosters import people, writing
from tests.rosters.catalogue import csv_case, xlsx_case
from tests.rosters.paper import Sheet, blank, body, headings, text, xlsx_bytes


@csv_case(701, "緊急連絡先つき.csv", encoding="utf-8")
def contacts_of_the_family(rng):
    """The telephone of a son is not the telephone of the learner."""
    columns = [of.unkept("受付担当者", "総務 一郎"), of.name("氏名"), of.kana("フリガナ"), of.home("電話番号")]
    columns += [of.unkept("FAX", "089-099-0001", ""), of.unkept("緊急連絡先", "090-0999-0002", "")]
    columns += [
        of.unkept("緊急連絡先氏名", "長男 太郎", ""),
        of.unkept("〒", "791-2120"),
        of.unkept("メールアドレス", ""),
    ]
    return [headings(columns), *body(people.invent(rng, 20), columns, rng)]


@xlsx_case(702, "提出様式.xlsx")
def labels_above_that_look_like_headings(rng):
    columns = [of.number("番号"), of.name("氏名"), of.kana("フリガナ"), of.home("電話番号"), of.age()]
    lines = [
        text("様式第2号"),
        text("市町名", "砥部町", "担当者氏名", "総務 一郎"),
        text("電話番号", "089-000-0000", "FAX", "089-000-0001"),
        text("氏名、フリガナ、電話番号は必ず書いてください。"),
        blank(),
        headings(columns),
        *body(people.invent(rng, 18), columns, rng),
    ]
    return lines, xlsx_bytes(Sheet("様式2", lines))


@xlsx_case(703, "名簿と集計.xlsx")
def figures_under_the_roster(rng):
    columns = [of.number("番号"), of.name("氏名"), of.kana("フリガナ"), of.age_band(), of.home()]
    figures = [text("年代", "人数"), text("60代", 5), text("70代", 9), text("80代", 4), text("計", 18)]
    lines = [headings(columns), *body(people.invent(rng, 18), columns, rng), blank(), blank(), *figures]
    return lines, xlsx_bytes(Sheet("名簿", lines))


@xlsx_case(704, "左右ふたつ.xlsx")
def two_halves_side_by_side(rng):
    """One sheet of paper: numbers 1 to 12 on the left, 13 to 24 on the right."""
    columns = [of.number("番号"), of.name("氏名"), of.kana("フリガナ"), of.home("電話番号")]
    rows = body(people.invent(rng, 24), columns, rng)
    printed = [text(*left.cells, "", *right.cells) for left, right in zip(rows[:12], rows[12:], strict=True)]
    heading = headings(columns).cells
    sheet = Sheet("名簿", [text("受講者名簿"), text(*heading, "", *heading), *printed])
    return rows, xlsx_bytes(sheet)


@csv_case(705, "住所のコンマ.csv", encoding="utf-8")
def a_comma_that_shifts_the_row(rng):
    columns = [
        of.number(),
        of.name(),
        of.kana(),
        of.unkept("住所", "宮内1"),
        of.home(),
        of.phone("機種", [("iPhone", "iphone")]),
    ]
    rows = body(people.invent(rng, 16), columns, rng)
    shifted = rows[6].cells
    rows[6] = replace(text(*shifted[:4], "2番地", *shifted[4:]), faults=("電話番号", "機種"))
    return [headings(columns), *rows]


@csv_case(706, "説明つき見出し.csv", encoding="utf-8", end="\n")
def headings_with_instructions(rng):
    columns = [
        of.number("No（記入不要）"),
        of.name("氏名※必須"),
        of.kana("フリガナ（全角カナ）"),
        of.born("生年月日（例：S21.4.3）"),
        of.home("電話番号\n(日中つながるもの)"),
        of.phone("スマホの種類（iPhone・Android等）"),
        of.note("備考（配慮が要ること）"),
    ]
    return [headings(columns), *body(people.invent(rng, 20), columns, rng)]


@csv_case(707, "電話番号が二列.csv", encoding="cp932")
def one_heading_twice(rng):
    columns = [of.name("氏名"), of.kana("フリガナ"), of.home("電話番号"), of.mobile("電話番号"), of.sex()]
    return [headings(columns), *body(people.invent(rng, 20), columns, rng)]


@csv_case(708, "ゼロが消えた.csv", encoding="cp932")
def zeros_lost_on_the_way_through_excel(rng):
    ways = [lambda telephone: str(writing.as_number(telephone)), lambda telephone: "'" + writing.digits(telephone)]
    columns = [of.name(), of.kana(), of.home("自宅", ways), of.mobile("携帯", ways, nothing=("", "なし", "無", "-"))]
    return [headings(columns), *body(people.invent(rng, 25), columns, rng)]


@csv_case(709, "すきま.csv", encoding="utf-8")
def spaces_that_nobody_sees(rng):
    """Copied from a web page: no-break spaces, cells and whole rows of nothing but spaces."""
    columns = [
        of.number(),
        of.name("氏名", "\u00a0"),
        of.kana("フリガナ", str, "\u00a0"),
        of.home(" 電話番号 "),
        of.sex(),
    ]
    rows = body(people.invent(rng, 16), columns, rng)
    return [headings(columns), *rows[:8], text("　", " ", "　", "", " "), *rows[8:], text(" ", "　")]


@csv_case(710, "空きのある名簿.csv", encoding="utf-8")
def cells_left_empty(rng):
    """Nobody asked yet: a person is a person by the name alone."""
    columns = [of.number(), of.name(), of.kana(), of.home(), of.age(), of.phone(), of.note()]
    rows = body(people.invent(rng, 20), columns, rng)
    for index, (column, field) in enumerate([(2, "kana"), (3, "telephone"), (4, "age_band"), (5, "phone_family")]):
        rows[index * 3].cells[column] = ""
        rows[index * 3] = replace(rows[index * 3], person=replace(rows[index * 3].person, **{field: ""}))
    return [headings(columns), *rows]


@csv_case(711, "名前と電話だけ.csv", encoding="utf-8")
def names_and_telephones_only(rng):
    columns = [of.name("お名前"), of.home("電話")]
    return [headings(columns), *body(people.invent(rng, 15), columns, rng)]


@csv_case(712, "年齢と年代.csv", encoding="utf-8")
def ages_and_bands_in_one_column(rng):
    ways = [str, lambda age: f"{age}歳", lambda age: f"満{age}歳", lambda age: f"{writing.wide(str(age))}才"]
    ways += [lambda age: f"{age // 10 * 10}代"]
    columns = [of.name(), of.kana(), of.age("年齢", ways), of.home()]
    return [headings(columns), *body(people.invent(rng, 40), columns, rng)]


@csv_case(713, "元号の境.csv", encoding="utf-8")
def eras_at_their_ends(rng):
    writings = {
        "大正15年12月24日": 1926, "昭和元年12月26日": 1926, "T15.3.1": 1926, "大15.3.1": 1926, "Ｔ１４．１．２": 1925,
        "昭和64年1月7日": 1989, "S63.12.31": 1988, "平成元年1月8日": 1989, "H10.4.1": 1998, "昭和２年": 1927, "s21.4.3": 1946,
        "大正十五年": 1926, "㍼21.4.3": 1946, "昭和 21年 4月 3日": 1946, "1946.04.03": 1946, "S21.04.03": 1946, "S.21.4.3": 1946,
    }  # fmt: skip
    columns = [of.name(), of.kana(), of.home()]
    rows = body(people.invent(rng, len(writings)), columns, rng)
    for index, (written, year) in enumerate(writings.items()):
        person = replace(rows[index].person, birth_year=year)
        rows[index] = replace(rows[index], cells=[*rows[index].cells, written], person=person)
    return [text(*headings(columns).cells, "生年月日"), *rows]


@csv_case(714, "まちがい7.csv", encoding="utf-8")
def faults_of_what_can_not_be(rng):
    columns = [of.number(), of.name(), of.kana(), of.home(), of.born(ways=[writing.slashed])]
    rows = body(people.invent(rng, 20), columns, rng)
    for index, heading, value in [
        (1, "生年月日", "2046/4/3"),
        (3, "生年月日", "1846/4/3"),
        (5, "生年月日", "21.4.3"),
        (7, "電話番号", "O89-012-3456"),
        (9, "電話番号", "089-0123-4567-89"),
        (11, "電話番号", "012-3456"),
        (13, "氏名", "12345"),
        (15, "生年月日", "H50.1.1"),
        (17, "フリガナ", "Yamada Toyo?"),
    ]:
        rows[index] = rows[index].spoilt(columns, heading, value)
    return [headings(columns), *rows]


@xlsx_case(715, "生年.xlsx")
def years_as_numbers(rng):
    columns = [of.name(), of.kana(), of.born("生年（西暦）", [lambda day: day.year]), of.home(ways=[writing.as_number])]
    couple = people.invent(rng, 1)[0]
    everybody = [*people.invent(rng, 18), couple, couple.spouse("幸男", "ユキオ", date(1944, 4, 4))]
    lines = [headings(columns), *body(everybody, columns, rng)]
    return lines, xlsx_bytes(Sheet("Sheet1", lines))
