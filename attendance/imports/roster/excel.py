"""Cells of an .xlsx. openpyxl knows what a cell is; of a sheet only the rows are looked at, so that nothing else in it
(rules of colours, lists to choose from, links) can fail or take time."""

import re
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from attendance.imports.roster.archive import open_archive
from attendance.imports.roster.cells import Book, Formula, Looks, Row, Sheet, Value, is_blank
from attendance.imports.roster.limits import (
    CHARACTERS,
    COLUMNS,
    LAST_COLUMN_OF_EXCEL,
    LAST_ROW_OF_EXCEL,
    PROGRESS_ROWS,
    ROWS,
    NotARoster,
    Progress,
    broken,
    too_full,
    too_many_columns,
    too_many_rows,
)

_TEXT, _PIECE = f"{{{SHEET_MAIN_NS}}}t", f"{{{SHEET_MAIN_NS}}}r"
_CARRIAGE_RETURN = "_x000D_"
"""How Excel writes one half of a line end."""


def read_excel(content: bytes, progress: Progress | None = None) -> Book:
    with open_archive(content) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(archive.fp, read_only=True, keep_links=False, data_only=True)
            reader = _Reader(progress)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            sheets = [reader.sheet(sheet) for sheet in shown]
            active = book.active.title if book.active in shown else ""
        except NotARoster:
            raise
        except Exception as error:
            # openpyxl has no error of its own for a damaged file: KeyError, IndexError, ParseError and TypeError occur.
            raise broken() from error
    return Book("xlsx", "", tuple(sheet for sheet in sheets if sheet.rows), active, reader.calculated)


class _Cells(WorkSheetParser):
    """A formula has the value that Excel saved with it; other programs save none. Cells with nothing but a format are None:
    there may be many."""

    calculated = 0
    passed_over = ""
    crossing_out: frozenset[str] = frozenset()
    """Numbers of the formats that cross out."""
    is_struck = False

    def parse_cell(self, element: Any) -> dict[str, Any] | None:
        place = element.get("r")
        if self.passed_over and not place:
            self.col_counter = coordinate_to_tuple(self.passed_over)[1]
        self.passed_over = ""
        if not len(element):
            self.passed_over = place
            self.col_counter += 1
            return None
        self.is_struck = self.is_struck or element.get("s") in self.crossing_out
        if element.get("t") == "inlineStr":
            self.col_counter = coordinate_to_tuple(place)[1] if place else self.col_counter + 1
            return {"column": self.col_counter, "data_type": "s", "value": _inline(element)}
        cell: dict[str, Any] = super().parse_cell(element)
        if element.find(FORMULA_TAG) is not None:
            if cell["value"] is None and element.get("t") != "str":
                cell["data_type"] = "e"
            elif cell["value"] is not None and cell["data_type"] != "e":
                self.calculated += 1
        return cell


def _inline(element: Any) -> str:
    """The text of a cell that has it within: in one piece, or in pieces of different looks. Readings above are left out."""
    pieces = [*element.iterfind(f"{INLINE_STRING}/{_TEXT}"), *element.iterfind(f"{INLINE_STRING}/{_PIECE}/{_TEXT}")]
    return "".join(piece.text or "" for piece in pieces)


class _Reader:
    """Counts over all sheets of a book."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress, self.used, self.calculated, self.characters = progress, 0, 0, 0
        self.hidden: list[int] = []
        self.struck: list[int] = []
        self.merged: list[str] = []

    def sheet(self, sheet: Any) -> Sheet:
        self.hidden, self.struck, self.merged = [], [], []
        rows = tuple(self._rows(sheet))
        numbers = {row.number for row in rows}
        hidden, struck = (tuple(row for row in found if row in numbers) for found in (self.hidden, self.struck))
        return Sheet(sheet.title, rows, Looks(hidden, struck, tuple(self.merged)))

    def _rows(self, sheet: Any) -> Iterator[Row]:
        # What the sheet declares as its size is not looked at: it may say 1,048,576 rows.
        used, last = 0, 0
        for number, cells in self._cells(sheet):
            if not last < number <= LAST_ROW_OF_EXCEL:
                raise broken()
            last = number
            values = _values(cells)
            if not values:
                continue
            used += 1
            if used > ROWS:
                raise too_many_rows()
            self._count(values)
            yield Row(number, values)

    def _cells(self, sheet: Any) -> Iterator[tuple[int, list[dict[str, Any] | None]]]:
        book = sheet.parent
        with sheet._get_source() as source:
            parser = _Cells(
                source,
                sheet._shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            parser.crossing_out = _crossing_out(book)
            for _, element in iterparse(source):
                if element.tag == ROW_TAG:
                    yield self._cells_of_row(parser, element)
                    element.clear()
                elif element.tag == MERGE_TAG:
                    self.merged += _over_several_rows(element)
        self.calculated += parser.calculated

    def _cells_of_row(self, parser: _Cells, element: Any) -> tuple[int, list[dict[str, Any] | None]]:
        parser.is_struck = False
        number, cells = parser.parse_row(element)
        if element.get("hidden") in ("1", "true"):
            self.hidden.append(number)
        if parser.is_struck:
            self.struck.append(number)
        return number, cells

    def _count(self, values: Iterable[Value]) -> None:
        self.used += 1
        # One long text can stand in every cell of a sheet.
        self.characters += sum(len(value) for value in values if isinstance(value, str))
        if self.characters > CHARACTERS:
            raise too_full()
        if self.progress and self.used % PROGRESS_ROWS == 0:
            self.progress(self.used)


def _crossing_out(book: Any) -> frozenset[str]:
    fonts = {number for number, font in enumerate(book._fonts) if font.strike}
    return frozenset(str(number) for number, one in enumerate(book._cell_styles) if one.fontId in fonts)


def _over_several_rows(element: Any) -> list[str]:
    places = [one.get("ref", "") for one in element]
    found = (re.fullmatch(r"[A-Z]{1,3}([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})", place) for place in places)
    return [one[0] for one in found if one and one[1] != one[2]]


def _values(cells: list[dict[str, Any] | None]) -> tuple[Value, ...]:
    """The cells up to the last one with something in it."""
    found: dict[int, Value] = {}
    for cell in filter(None, cells):
        if not 0 < cell["column"] <= LAST_COLUMN_OF_EXCEL:
            raise broken()
        value = Formula() if cell["data_type"] == "e" else _with_line_ends(cell["value"])
        if not is_blank(value):
            found[cell["column"]] = value
    width = max(found, default=0)
    if width > COLUMNS:
        raise too_many_columns()
    return tuple(found.get(column) for column in range(1, width + 1))


def _with_line_ends(value: Any) -> Value:
    if isinstance(value, str) and _CARRIAGE_RETURN in value:
        return value.replace(f"{_CARRIAGE_RETURN}\n", "\n").replace(_CARRIAGE_RETURN, "\n")
    kept: Value = value
    return kept
