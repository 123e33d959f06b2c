"""What only Excel itself writes and openpyxl doesn't: readings above the characters, results beside formulas. And the
names and readings that are hardest to carry."""

import re
from dataclasses import replace
from datetime import date

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.rosters import columns as of
from tests.rosters import people, writing
from tests.rosters.catalogue import csv_case, xlsx_case
from tests.rosters.paper import Line, Sheet, body, headings, rewritten, text, xlsx_bytes


def foreigners():
    """Names in one piece: nothing may be put in or taken out."""
    whole = people.Somebody("", "", "", "", True, date(1958, 2, 3), "089-011-2233", "", "")
    return [
        replace(whole, family="マリア・サントス", family_kana="マリア・サントス", home="089-011-0001"),
        replace(whole, family="グエン ティ ラン", family_kana="グエン ティ ラン", home="089-011-0002"),
        replace(whole, family="Nguyen Thi Lan", family_kana="グエン ティ ラン", home="089-011-0003"),
        replace(whole, family="金　明子", family_kana="キム ミョンジャ", home="089-011-0004"),
        replace(whole, family="O'Brien Mary-Anne", family_kana="オブライエン メアリー・アン", home="089-011-0005"),
        replace(whole, family="ジュスティーナ・マリア・デ・オリベイラ", family_kana="ジュスティーナ", home="089-011-0006"),
        replace(whole, family="髙橋(旧姓 﨑山) ゔぁれりあ", family_kana="タカハシ ヴァレリア", home="089-011-0007"),
        replace(whole, family="山田　　トヨ", family_kana="ヤマダ トヨ", home="089-011-0008"),
    ]  # fmt: skip


@csv_case(301, "むずかしい名前.csv", encoding="utf-8")
def hard_names(rng):
    columns = [of.number(), of.name("お名前", "　"), of.kana("お名前(ふりがな)", writing.hiragana, "　"), of.home()]
    everybody = foreigners() + people.invent(rng, 30, people.HARD_FAMILIES)
    return [headings(columns), *body(everybody, columns, rng)]


@csv_case(302, "読みがな半角.csv", encoding="cp932", delimiter="\t")
def half_width_readings(rng):
    columns = [of.kana("ｼﾒｲ(ｶﾅ)", writing.half_width), of.name("氏名"), of.home("電話番号", writing.CP932_TELEPHONE)]
    known = [person for person in foreigners() if "ゔ" not in person.family]
    return [headings(columns), *body(known + people.invent(rng, 20, people.CP932_FAMILIES), columns, rng)]


def with_readings(shared_strings):
    """Excel keeps what was typed into the input method beside every string of Chinese characters."""
    reading = '<rPh sb="0" eb="1"><t>ニュウリョク</t></rPh><phoneticPr fontId="1"/></si>'
    return shared_strings.replace("</si>", reading)


@xlsx_case(303, "エクセルで入力.xlsx")
def readings_above_the_characters(rng):
    columns = [of.number("番号"), of.name("氏名", "　"), of.kana("フリガナ"), of.home("電話"), of.phone(), of.note()]
    lines = [headings(columns), *body(people.invent(rng, 20, people.HARD_FAMILIES), columns, rng)]
    return lines, rewritten(xlsx_bytes(Sheet("名簿", lines)), sharedStrings=with_readings)


@xlsx_case(304, "赤字の名簿.xlsx")
def two_colours_in_one_cell(rng):
    columns = [of.name("氏名"), of.kana("フリガナ"), of.home()]
    lines = [headings(columns), *body(people.invent(rng, 15, people.HARD_FAMILIES), columns, rng)]

    def in_red(book):
        for (cell,) in book.active.iter_rows(min_row=2, max_row=6, max_col=1):
            cell.value = CellRichText(cell.value[:1], TextBlock(InlineFont(color="FFFF0000"), cell.value[1:]))

    return lines, xlsx_bytes(Sheet("名簿", lines), change=in_red)


@xlsx_case(305, "関数入りの名簿.xlsx")
def formulas_with_their_results(rng):
    """Readings by PHONETIC and ages by DATEDIF, as Excel saved them: what the clerk sees is the value."""
    columns = [of.number(), of.name(), of.kana(), of.born(ways=[writing.excel_date]), of.age(), of.home()]
    lines = [text("受講者名簿"), headings(columns), *body(people.invent(rng, 20), columns, rng)]
    written = []
    for row, line in enumerate(lines, 1):
        cells = list(line.cells)
        if line.person:
            cells[0], cells[2], cells[4] = "=ROW()-2", f"=PHONETIC(B{row})", f'=DATEDIF(D{row},TODAY(),"Y")'
        written.append(Line(cells))
    content = xlsx_bytes(Sheet("名簿", written))
    return lines, rewritten(content, sheet1=lambda sheet: _with_results(sheet, lines))


def _with_results(sheet, lines):
    def answered(found):
        value = lines[int(found["row"]) - 1].cells["ABCDEF".index(found["column"])]
        kind = ' t="str"' if isinstance(value, str) else ""
        return f'<c r="{found["column"]}{found["row"]}"{kind}>{found["formula"]}<v>{value}</v></c>'

    cell = r'<c r="(?P<column>[A-F])(?P<row>\d+)"[^>]*>(?P<formula><f>.*?</f>)<v ?/?>(?:</v>)?</c>'
    return re.sub(cell, answered, sheet)


@xlsx_case(306, "入力規則つき.xlsx")
def formats_filters_and_remarks(rng):
    """Era dates by format, frozen panes, a filter, a remark on a cell, a date of printing in the corner."""
    columns = [of.number("No"), of.name("氏名"), of.kana("フリガナ"), of.born(ways=[writing.excel_date]), of.home()]
    columns += [of.phone(words=writing.PHONES)]
    lines = [text("名簿", "", "", "", "", date(2026, 10, 5)), headings(columns)]
    lines += body(people.invent(rng, 35), columns, rng)

    def dressed(book):
        page = book.active
        page.freeze_panes, page.auto_filter.ref = "A3", f"A2:F{len(lines)}"
        page["B5"].comment = openpyxl.comments.Comment("9月に電話済み", "担当")
        for (cell,) in page.iter_rows(min_row=3, min_col=4, max_col=4):
            cell.number_format = "[$-411]ge.m.d;@"

    return lines, xlsx_bytes(Sheet("名簿", lines), change=dressed)
