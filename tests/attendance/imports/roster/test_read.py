import io
import struct
import zipfile
from datetime import datetime

import pytest

from attendance.imports.roster.cells import Formula, Row
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from tests.hostile import padded, with_sheet, with_strings
from tests.spreadsheets import CP932, PLAIN, csv_of, repacked, xlsx_of

HEADINGS = ["氏名", "電話番号"]


def reason_of(content):
    with pytest.raises(NotARoster) as refused:
        read_roster(content)
    return refused.value.reason


def rows_of(content, encoding=""):
    return read_roster(content, Options(encoding=encoding)).sheets[0].rows


@pytest.mark.parametrize(
    "content, encoding",
    [
        (PLAIN.read_bytes(), "utf-8"),
        (CP932.read_bytes(), "cp932"),
        (csv_of("氏名", "髙橋 﨑", encoding="utf-8-sig"), "utf-8-sig"),
        (csv_of("氏名", "髙橋 﨑", encoding="utf-16"), "utf-16"),
    ],
)
def test_encoding_is_found(content, encoding):
    assert read_roster(content).encoding == encoding


def test_encoding_is_what_a_person_chose():
    content = csv_of("氏名", "山田", encoding="cp932")

    assert rows_of(content, "cp932") == (Row(1, ("氏名",)), Row(2, ("山田",)))


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_cells_are_told_apart(separator):
    content = csv_of(separator.join(HEADINGS), separator.join(["兵頭 正", "089-018-6003"]))

    assert rows_of(content) == (Row(1, tuple(HEADINGS)), Row(2, ("兵頭 正", "089-018-6003")))


def test_rows_are_numbered_as_excel_shows_them():
    content = csv_of("氏名", "", ",,", '"山田\n太郎"', "青野")

    assert rows_of(content) == (Row(1, ("氏名",)), Row(4, ("山田\n太郎",)), Row(5, ("青野",)))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(end):
    assert rows_of(end.join(["氏名", "青野"]).encode()) == (Row(1, ("氏名",)), Row(2, ("青野",)))


def test_text_is_kept_exactly():
    name = " 井上　正\U000e0101 "

    assert rows_of(xlsx_of(["氏名"], [name]))[1].values == (name,)
    assert rows_of(csv_of("氏名", name))[1].values == (name,)


def test_numbers_and_dates_of_excel_keep_their_type():
    content = xlsx_of(HEADINGS, [890186003, datetime(1946, 4, 3)], [1.5, True])

    assert [row.values for row in rows_of(content)[1:]] == [(890186003, datetime(1946, 4, 3)), (1.5, True)]


def test_formulas_and_errors_are_not_values():
    content = xlsx_of(HEADINGS, ["=1+1", "#N/A"])

    assert rows_of(content)[1].values == (Formula(), Formula())


def with_formulas(*cells):
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>氏名</t></is></c></row>' + f'<row r="2">{"".join(cells)}</row>'
    return with_sheet(rows)


def test_formulas_have_the_value_that_excel_saved():
    book = read_roster(
        with_formulas(
            '<c r="A2" t="str"><f>B2&amp;C2</f><v>青野 キヨ</v></c>',
            '<c r="B2"><f>DATEDIF(C2,TODAY(),"Y")</f><v>76</v></c>',
            '<c r="C2" t="str"><f>IF(A1="","","x")</f><v></v></c>',
            '<c r="D2"><f>1+1</f></c>',
            '<c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        )
    )

    assert book.sheets[0].rows[1].values == ("青野 キヨ", 76, None, Formula(), Formula())
    assert book.calculated == 2


def test_texts_in_pieces_are_joined_without_the_reading_above_them():
    piece = '<r><t>青野</t></r><r><t> キヨ</t></r><rPh sb="0" eb="2"><t>アオノ</t></rPh>'

    within = with_formulas(f'<c r="A2" t="inlineStr"><is>{piece}</is></c>')
    shared = with_strings(f"<si>{piece}</si>")

    assert rows_of(within)[1].values == ("青野 キヨ",)
    assert rows_of(shared)[0].values == ("青野 キヨ",)


def test_cells_without_a_place_follow_each_other_past_empty_ones():
    content = with_sheet(
        '<row><c><v>1</v></c><c s="0"/><c><v>3</v></c></row><row><c r="B2" s="0"/><c><v>4</v></c></row>'
    )

    assert rows_of(content) == (Row(1, (1, None, 3)), Row(2, (None, None, 4)))


def test_line_ends_of_excel_are_one_character():
    assert rows_of(xlsx_of(["氏名"], ["耳が遠い_x000D_\n送迎"]))[1].values == ("耳が遠い\n送迎",)


def test_sheet_in_front_is_known_and_empty_sheets_are_left_out():
    def add(sheet):
        sheet.parent.create_sheet("空")
        sheet.parent.create_sheet("前").append(["氏名"])
        sheet.parent.active = 2

    book = read_roster(xlsx_of(HEADINGS, change=add))

    assert ([sheet.name for sheet in book.sheets], book.active) == (["名簿", "前"], "前")


def test_full_roster_of_the_largest_size_is_read():
    row = "<row>" + '<c t="s"><v>0</v></c>' * 50 + "</row>"

    book = read_roster(padded(with_strings("<si><t>氏名</t></si>", row * 5000)))

    assert (len(book.sheets[0].rows), book.sheets[0].rows[-1].values) == (5000, ("氏名",) * 50)


def test_text_that_looks_like_a_formula_in_a_csv_stays_text():
    assert rows_of(csv_of("氏名", '"=HYPERLINK(""x"")"'))[1].values == ('=HYPERLINK("x")',)


def test_hidden_sheets_are_left_out():
    def hide(sheet):
        sheet.parent.create_sheet("別").append(["x"])
        sheet.parent["別"].sheet_state = "hidden"

    assert [sheet.name for sheet in read_roster(xlsx_of(HEADINGS, change=hide)).sheets] == ["名簿"]


def test_kind_is_told_by_the_bytes_whatever_the_name():
    assert read_roster(xlsx_of(HEADINGS)).kind == "xlsx"
    assert read_roster(csv_of("氏名")).kind == "csv"


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"a" * (5 * 1024 * 1024 + 1), "too_big"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 20, "picture"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 20, "picture"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf<html><table></table></html>", "web_page"),
        (b"MZ\x90\0", "other_kind"),
        (b"\x81\xff\xfe\x01", "undecodable"),
        ("氏名\0".encode(), "undecodable"),
        (b'a,"b"c', "bad_quotes"),
        (b'a,"b', "bad_quotes"),
        (b"PK\x03\x04", "broken"),
    ],
)
def test_what_is_no_roster_is_refused(content, reason):
    assert reason_of(content) == reason


def test_every_refusal_says_what_to_do():
    with pytest.raises(NotARoster) as refused:
        read_roster(b"%PDF-1.7\n")

    assert refused.value.sentence == "PDFは読めません。元のExcelかCSVのファイルを選んでください。"
    assert refused.value.code == "not_a_roster"


def test_rows_over_the_limit_are_refused():
    rows = [["氏名"], *([f"山田{n}"] for n in range(5000))]

    assert reason_of(xlsx_of(*rows)) == "too_many_rows"
    assert reason_of(csv_of(*[row[0] for row in rows])) == "too_many_rows"
    assert len(rows_of(xlsx_of(*rows[:5000]))) == 5000


def test_columns_over_the_limit_are_refused():
    assert reason_of(xlsx_of(["x"] * 51)) == "too_many_columns"
    assert reason_of(csv_of(",".join("x" * 51))) == "too_many_columns"
    assert len(rows_of(xlsx_of(["x"] * 50 + [""] * 50))[0].values) == 50


def test_declared_size_is_not_believed():
    sheet = '<dimension ref="A1:XFD1048576"/>'
    content = xlsx_of(HEADINGS, ["青野", "x"])
    part = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    start, end = part.index("<dimension"), part.index("/>", part.index("<dimension")) + 2

    content = repacked(content, **{"xl/worksheets/sheet1.xml": part[:start] + sheet + part[end:]})

    assert len(rows_of(content)) == 2


def test_last_row_of_excel_is_reached_quickly():
    content = xlsx_of(HEADINGS, change=lambda sheet: sheet.cell(1_048_576, 1, "ずっと下"))

    assert [row.number for row in rows_of(content)] == [1, 1_048_576]


@pytest.mark.parametrize(
    "members, reason",
    [
        ({"xl/vbaProject.bin": b"x"}, "macro"),
        ({"xl/sharedStrings.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><sst>&a;</sst>"}, "broken"),
        ({"xl/sharedStrings.xml": "<!DOCTYPE x><sst/>".encode("utf-16")}, "broken"),
        ({"xl/sharedStrings.xml": b"<sst>" * 50 + b"</sst>" * 50}, "broken"),
        ({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row><c></worksheet>"}, "broken"),
        ({"xl/worksheets/sheet1.xml": b"<a>%s</a>" % b"".join(b"<a%d/>" % n for n in range(70_000))}, "too_full"),
        ({"xl/media/a.bin": b"\0" * 51 * 1024 * 1024}, "too_big_unpacked"),
        ({"xl/media/a.bin": b"\0" * 5 * 1024 * 1024}, "too_big_unpacked"),
        ({f"xl/part{n}.bin": b"x" for n in range(201)}, "too_many_parts"),
        ({"[Content_Types].xml": b"<Types>wordprocessingml</Types>"}, "other_kind"),
    ],
)
def test_hostile_workbooks_are_refused(members, reason):
    assert reason_of(repacked(xlsx_of(HEADINGS, ["青野", "x"]), **members)) == reason


def test_other_zips_are_refused():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.txt", "x")

    assert reason_of(written.getvalue()) == "other_kind"


def test_locked_zips_are_refused():
    content = bytearray(xlsx_of(HEADINGS))
    start = content.index(b"PK\x01\x02")
    content[start + 8 : start + 10] = struct.pack("<H", 1)

    assert reason_of(bytes(content)) == "encrypted"


def test_truncated_workbooks_are_refused():
    content = xlsx_of(HEADINGS, ["青野", "x"])

    assert {reason_of(content[:length]) for length in range(5, len(content), 97)} == {"broken"}
