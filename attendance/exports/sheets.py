"""Cells of a file that goes out: text stays text, whatever it begins with, and nothing calculates. In a CSV an apostrophe
says so."""

import io
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

LOST = "〓"
"""Stands where a character could not be written. No name may hold it, so it never comes back as one."""
TEXT = "@"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
STARTS_A_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20|\t\r")
_NEUTRALISED = re.compile(rf"'*[{re.escape(''.join(STARTS_A_FORMULA))}]")
_LONGEST_SHEET_NAME = 31
_WIDEST, _NARROWEST, _A4 = 40, 6, 9
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_BOLD = Font(bold=True)
_BELOW = Border(bottom=Side(style="medium"))


def new_book(name: str) -> Workbook:
    """With one sheet of that name. Who made it and on what machine is nobody's business."""
    book = Workbook()
    book.active.title = sheet_name(name)
    book.properties.creator = "つづき"
    return book


def sheet_name(name: str) -> str:
    """As Excel takes it: 31 characters, of which those beyond the basic plane count twice."""
    clean = _NOT_IN_A_SHEET_NAME.sub(" ", name).strip("' ")
    short = clean.encode("utf-16-le")[: _LONGEST_SHEET_NAME * 2].decode("utf-16-le", "ignore").strip("' ")
    return short or "名簿"


def put_text(cell: Any, text: str) -> None:
    """Format, kind and mark all say text: an empty cell takes a telephone number with its zero, and nothing is a formula
    even after somebody has typed into it."""
    cell.number_format, cell.alignment = TEXT, _WRAPPED
    set_text(cell, text)
    if text.startswith(STARTS_A_FORMULA):
        cell.quotePrefix = True


def set_text(cell: Any, text: str) -> None:
    """Of a cell that looks like text already. An empty one stays empty."""
    if text:
        cell.value = _NOT_IN_XML.sub(LOST, text.replace("\r\n", "\n").replace("\r", "\n"))
        cell.data_type = "s"


def neutral(text: str) -> str:
    """Excel would calculate what begins with = and its like; an apostrophe before it says text. One that stands there
    already gets another, so that taking one away gives back what there was."""
    return f"'{text}" if _NEUTRALISED.match(text) else text


def put_headings(sheet: Any, headings: Sequence[str]) -> None:
    """In the first row, which stays in sight and is printed on every page."""
    for index, heading in enumerate(headings, start=1):
        heading_of(sheet.cell(1, index), heading)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def heading_of(cell: Any, heading: str) -> Any:
    put_text(cell, heading)
    cell.font, cell.border = _BOLD, _BELOW
    return cell


def set_widths(sheet: Any, columns: Sequence[Sequence[str]]) -> None:
    """`columns` are the texts of each. New rows below take text, too."""
    for index, texts in enumerate(columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(index)]
        widest = max((width_of(line) for text in texts for line in text.splitlines()), default=0)
        dimension.width = min(max(widest + 2, _NARROWEST), _WIDEST)
        dimension.number_format = TEXT


def set_up_print(sheet: Any) -> None:
    """A4 on its side, all columns on one page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6, header=0.3, footer=0.3)
    sheet.oddFooter.center.text = "&P / &N"


def as_bytes(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def width_of(line: str) -> int:
    """In half-width letters."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)
