"""The reader itself: what hides in an answer is found, or all that is said of leaks means nothing."""

import gzip
import io
import json
import zipfile

import openpyxl
import pytest
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from attendance.exports import sheets
from materials.printing.sheets import print_sheet
from tests.doors.reading import said

WORD = "栢森鵯"


def book_with(change):
    book = openpyxl.Workbook()
    change(book)
    written = io.BytesIO()
    book.save(written)
    return HttpResponse(written.getvalue())


def hidden_sheet(book):
    sheet = book.create_sheet("2")
    sheet["B7"], sheet.sheet_state = WORD, "veryHidden"


def name_of_a_sheet(book):
    book.active.title = WORD


def note_on_a_cell(book):
    book.active["A1"].comment = Comment(WORD, "x")


def author(book):
    book.properties.creator = WORD


def foot_of_a_page(book):
    book.active.oddFooter.center.text = WORD


def split_in_two(book):
    book.active["A1"] = CellRichText(WORD[:1], TextBlock(InlineFont(b=True), WORD[1:]))


def packed(content):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", content)
    return written.getvalue()


def with_header(name, value):
    return HttpResponse(b"", headers={name: value})


IN_BOOKS = [hidden_sheet, name_of_a_sheet, note_on_a_cell, author, foot_of_a_page, split_in_two]
ANSWERS = {
    "page": lambda: HttpResponse(f"<b>{WORD[:2]}</b>\n {WORD[2:]}"),
    "page by numbers": lambda: HttpResponse("".join(f"&#{ord(letter)};" for letter in WORD)),
    "json": lambda: JsonResponse({"name": WORD}),
    "json in a page": lambda: HttpResponse(f"<p data-x='{json.dumps(WORD)}'>"),
    "streamed": lambda: StreamingHttpResponse(iter([WORD[:1].encode(), WORD[1:].encode()])),
    "csv utf-8": lambda: HttpResponse(f"a,{WORD}".encode("utf-8-sig")),
    "csv cp932": lambda: HttpResponse(f"氏名,{WORD}".encode("cp932")),
    "csv utf-16": lambda: HttpResponse(f"a,{WORD}".encode("utf-16")),
    "packed": lambda: HttpResponse(packed(WORD)),
    "packed twice": lambda: HttpResponse(packed(packed(WORD))),
    "compressed": lambda: HttpResponse(gzip.compress(WORD.encode())),
    "name of a file": lambda: with_header("Content-Disposition", content_disposition_header(True, f"{WORD}.csv")),
    "bare header": lambda: with_header("X-Note", WORD),
    "address": lambda: with_header("Location", "/office/?q=%E6%A0%A2%E6%A3%AE%E9%B5%AF"),
}


@pytest.mark.parametrize("hide", ANSWERS.values(), ids=ANSWERS)
def test_what_hides_in_an_answer_is_found(hide):
    assert WORD in said(hide())


@pytest.mark.parametrize("hide", IN_BOOKS, ids=lambda each: each.__name__)
def test_what_hides_in_a_workbook_is_found(hide):
    assert WORD in said(book_with(hide))


def test_what_stands_in_a_workbook_of_ours_is_found():
    book = sheets.new_book("x")
    sheets.put_text(book.active["C3"], WORD)

    assert WORD in said(HttpResponse(sheets.as_bytes(book)))


@pytest.mark.parametrize(
    "sheet", ["{word}", '#set document(title: "{word}")\nx', '#set document(author: "{word}")\nx', "= {word}"]
)
def test_what_stands_on_paper_or_is_said_of_it_is_found(sheet, tmp_path):
    template = tmp_path / "sheet.typ"
    template.write_text(sheet.format(word=WORD), encoding="utf-8")

    assert WORD in said(HttpResponse(print_sheet(template, {})))


def test_a_cookie_is_read():
    answer = HttpResponse()
    answer.set_cookie("who", "canary-in-a-cookie")

    assert "canary-in-a-cookie" in said(answer)


def test_nothing_is_found_where_nothing_is():
    assert [name for name, hide in ANSWERS.items() if "鷲尾" in said(hide())] == []
