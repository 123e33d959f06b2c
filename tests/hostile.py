"""Files that were made to do harm, or that nobody should try to read. `HOSTILE` is {name: (bytes, why it is refused)}; one
that is read after all has an empty reason."""

import io
import random
import zipfile

import openpyxl

from tests.spreadsheets import csv_of, repacked, xlsx_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MEGABYTE = 1024 * 1024
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PEOPLE = xlsx_of(["氏名", "電話番号"], ["青野 キヨ", "089-000-0010"])
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def padded(content, size=600_000):
    """With a part that does not pack, so that the whole does not look like a bomb."""
    return repacked(content, **{"xl/media/a.bin": random.Random(3).randbytes(size)})


def sheet_of(rows, before=""):
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'.encode()


def with_sheet(rows, before="", **parts):
    return repacked(PEOPLE, **{SHEET: sheet_of(rows, before)}, **parts)


def with_strings(strings, rows="", doctype=""):
    """A workbook whose texts are in a table of their own, as Excel writes it."""
    kinds = zipfile.ZipFile(io.BytesIO(PEOPLE)).read("[Content_Types].xml")
    links = zipfile.ZipFile(io.BytesIO(PEOPLE)).read("xl/_rels/workbook.xml.rels")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    parts = {
        "[Content_Types].xml": kinds.replace(
            b"</Types>", f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'.encode()
        ),
        "xl/_rels/workbook.xml.rels": links.replace(
            b"</Relationships>",
            f'<Relationship Id="rId99" Type="{link}" Target="/{STRINGS}"/></Relationships>'.encode(),
        ),
        STRINGS: f'{doctype}<sst xmlns="{MAIN}">{strings}</sst>'.encode(),
    }
    return with_sheet(rows or '<row><c t="s"><v>0</v></c></row>', **parts)


def words(characters, letters="abcdefghijklmnopqrstuvwxyz"):
    """Text that does not pack well."""
    return "".join(random.Random(3).choices(letters, k=characters))


def laughs():
    doctype = '<!DOCTYPE sst [<!ENTITY a0 "ha">'
    doctype += "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
    return with_strings("<si><t>&a11;</t></si>", doctype=doctype)


def outside():
    doctype = '<!DOCTYPE sst [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    return with_strings("<si><t>&file;</t></si>", doctype=doctype)


def many_strings(count=400_000):
    return with_strings("".join(f"<si><t>{n}</t></si>" for n in range(count)))


def wide_strings():
    """Each text has one character of four bytes, and so all its others take four in memory."""
    return padded(with_strings(f"<si><t>{'a' * 200_000}𠮷</t></si>" * 220))


def one_long_string():
    return padded(
        with_strings(f"<si><t>{'例 ' * 60_000}x</t></si>", ("<row>" + '<c t="s"><v>0</v></c>' * 50 + "</row>") * 4_999)
    )


def sheets_full_of_headings(sheets):
    book = openpyxl.Workbook()
    for name in range(sheets):
        sheet = book.create_sheet(f"令和{name}年")
        for row in range(40):
            sheet.append([f"(受講者{name}{row}{column})の" for column in range(50)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def formatted_cells(rows, cells):
    return padded(with_sheet(("<row>" + '<c s="1"/>' * cells + "</row>") * rows))


def formulas():
    first = f'<row><c r="A1"><f t="shared" si="0" ref="A1:ZZ9999">{"SUM(A1:B2)+" * 700}1</f></c></row>'
    return padded(with_sheet(first + ("<row>" + '<c><f t="shared" si="0"/></c>' * 50 + "</row>") * 4_999))


def styles():
    cells = "".join(f'<xf numFmtId="{n % 20}" fontId="0" fillId="0" borderId="0"/>' for n in range(69_000))
    sheet = f'<styleSheet xmlns="{MAIN}"><cellXfs>{cells}</cellXfs></styleSheet>'
    return padded(repacked(PEOPLE, **{"xl/styles.xml": sheet.encode()}))


def as_full_as_allowed():
    """5,000 rows of 50 filled cells: what somebody may bring, and what the others are measured by."""
    heading = "".join(
        f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("氏名", *(f"欄{n}" for n in range(49)))
    )
    person = '<c t="inlineStr"><is><t>青野 キヨ</t></is></c>' * 50
    return padded(with_sheet(f"<row>{heading}</row>" + f"<row>{person}</row>" * 4_999))


def other_zip():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return written.getvalue()


def long_lines():
    """Titles and headings of brackets, which a careless pattern walks through again and again."""
    line = ",".join("(" * 2_400 + "※" * 20 for _ in range(50))
    return "\n".join(["氏名,備考", *[line] * 39]).encode()[: 5 * MEGABYTE - 2000]


HOSTILE = {
    "over 5 MB": (lambda: b"a" * (5 * MEGABYTE + 1), "too_big"),
    "over 50 MB unpacked": (lambda: repacked(PEOPLE, **{"xl/a.xml": words(1000).encode() * 53_000}), "too_big_unpacked"),
    "packed over 100 to 1": (lambda: repacked(PEOPLE, **{"xl/media/a.bin": b"\0" * 5 * MEGABYTE}), "too_big_unpacked"),
    "over 5,000 rows": (lambda: xlsx_of(["氏名"], *([f"青野 {n}"] for n in range(5000))), "too_many_rows"),
    "over 5,000 lines": (lambda: csv_of("氏名", *(f"青野 {n}" for n in range(5000))), "too_many_rows"),
    "over 50 columns": (lambda: xlsx_of(["氏名", *range(50)]), "too_many_columns"),
    "all of Excel declared": (
        lambda: with_sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>氏名</t></is></c></row>'
                           '<row r="2"><c r="A2" t="inlineStr"><is><t>青野</t></is></c></row>',
                           '<dimension ref="A1:XFD1048576"/>'),
        "",
    ),
    "last cell of Excel": (lambda: with_sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "too_many_columns"),
    "beyond the last cell": (lambda: with_sheet('<row r="99999999"><c><v>1</v></c></row>'), "broken"),
    "entities in entities": (laughs, "broken"),
    "entity from outside": (outside, "broken"),
    "macros": (lambda: repacked(PEOPLE, **{"xl/vbaProject.bin": b"x"}), "macro"),
    "encrypted": (lambda: OLE2 + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\1" * MEGABYTE, "encrypted"),
    "old Excel": (lambda: OLE2 + b"\0" * 504 + "Workbook".encode("utf-16-le") + b"\1" * MEGABYTE, "old_excel"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\1" * MEGABYTE, "picture"),
    "half a file": (lambda: PEOPLE[: len(PEOPLE) // 2], "broken"),
    "other zip": (other_zip, "other_kind"),
    "many strings": (many_strings, "too_full"),
    "wide strings": (wide_strings, "no_name_column"),
    "over 200 parts": (lambda: repacked(PEOPLE, **{f"xl/{n}.xml": b"<a/>" for n in range(201)}), "too_many_parts"),
    "a text of 5 MB": (lambda: with_sheet(f'<row><c t="inlineStr"><is><t>{words(5_000_000)}</t></is></c></row>'), "too_long_cell"),
    "5 MB in one line": (lambda: b"a," * (MEGABYTE * 5 // 2), "too_many_columns"),
    "5 MB in one cell": (lambda: b"a" * (5 * MEGABYTE), "too_long_cell"),
    "5 MB of lines": (lambda: b"\n" * (5 * MEGABYTE), "empty"),
    "5 MB of a quotation": (lambda: b'"' + b"a,\n" * (MEGABYTE * 5 // 3), "too_long_cell"),
    "long lines": (long_lines, ""),
    "cells of a format": (lambda: formatted_cells(60, 16_384), "too_full"),
    "rows of a format": (lambda: with_sheet("<row/>" * 80_000), "too_full"),
    "single cells of a format": (lambda: formatted_cells(4_900, 100), "no_cells"),
    "one long string": (one_long_string, "too_full"),
    "sheets full of headings": (lambda: sheets_full_of_headings(129), "no_name_column"),
    "too many sheets full of headings": (lambda: sheets_full_of_headings(190), "too_full"),
    "formulas": (formulas, "no_name_column"),
    "styles": (styles, ""),
}  # fmt: skip
