"""Cells of an .xlsx, by openpyxl's streaming reader with defusedxml underneath."""

import warnings
from collections.abc import Iterable, Iterator
from typing import Any

import openpyxl

from attendance.imports.roster.archive import open_archive
from attendance.imports.roster.cells import Book, Formula, Row, Sheet, Value, is_blank
from attendance.imports.roster.limits import (
    COLUMNS,
    LAST_ROW_OF_EXCEL,
    ROWS,
    NotARoster,
    broken,
    too_full,
    too_many_columns,
    too_many_rows,
)

CELLS = 3_000_000
"""Cells that are walked through, the empty ones that a format reaches included."""


_NOT_A_VALUE = ("f", "e")
"""Formulas and errors (#N/A)."""


def read_excel(content: bytes) -> Book:
    with open_archive(content) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(archive.fp, read_only=True, keep_links=False)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return Book("xlsx", "", tuple(Sheet(sheet.title, tuple(_rows(sheet))) for sheet in shown))
        except NotARoster:
            raise
        except Exception as error:
            # openpyxl has no error of its own for a damaged file: KeyError, IndexError, ParseError and TypeError occur.
            raise broken() from error


def _rows(sheet: Any) -> Iterator[Row]:
    # The declared size is not to be trusted: with it, the reader would fill up every row to 16,384 cells.
    sheet.reset_dimensions()
    used = walked = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        walked += len(cells)
        if number > LAST_ROW_OF_EXCEL:
            raise broken()
        if walked > CELLS:
            raise too_full()
        values = _values(cells)
        if not values:
            continue
        used += 1
        if used > ROWS:
            raise too_many_rows()
        if len(values) > COLUMNS:
            raise too_many_columns()
        yield Row(number, values)


def _values(cells: Iterable[Any]) -> tuple[Value, ...]:
    """The cells up to the last one with something in it."""
    values: list[Value] = [Formula() if cell.data_type in _NOT_A_VALUE else cell.value for cell in cells]
    while values and is_blank(values[-1]):
        values.pop()
    return tuple(values)
