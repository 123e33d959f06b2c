"""The rows that could not be taken in, as a spreadsheet to put right: what is wrong stands beside each row."""

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from attendance.exports import sheets
from attendance.exports.roster_columns import MENDING_HEADINGS, our_heading
from attendance.imports.roster.cells import Row, Value, text_of
from attendance.imports.roster.headings import Column, Meaning
from attendance.imports.roster.limits import COLUMNS
from attendance.imports.roster.people import Fault
from attendance.imports.roster.table import Table

_SHEET = "直すところのある行"
_FIRST = "はじめに"
_HOW = "見出しに直すところがあります。「直すところのある行」のシートで直して保存し、もう一度取り込んでください。"
_FILL = PatternFill("solid", fgColor="FFF2CC")
_EDGE = Border(*[Side(style="medium", color="B00020")] * 4)
_BEFORE = len(MENDING_HEADINGS)
_FIRST_DAY_OF_EXCEL = 1900


def rest_as_xlsx(table: Table, faults: Sequence[Fault]) -> bytes:
    """The rows with a fault as they were in the file, under its headings; put right, they can be taken in as they are. What
    is wrong with the headings makes every row doubtful, and stands on a sheet of its own before them. A formula is left
    empty, as it was not read."""
    by_row: defaultdict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_row[fault.row].append(fault)
    of_headings = by_row.keys() - {row.number for row in table.rows}
    rows = [row for row in table.rows if of_headings or row.number in by_row]
    book = sheets.new_book(_SHEET)
    columns = _columns(table, rows)
    sheets.put_headings(book.active, [*MENDING_HEADINGS, *(_heading(column, table) for column in columns)])
    for number, row in enumerate(rows, start=2):
        _put_row(book.active, number, row, columns, by_row.get(row.number, []))
    _finish(book.active)
    _put_faults_of_headings(book, [fault for fault in faults if fault.row in of_headings])
    return sheets.as_bytes(book)


def _columns(table: Table, rows: Sequence[Row]) -> list[Column]:
    """Also those without a heading. With our two before them they have to stay within what can be taken in."""
    known = {column.index: column for column in table.columns}
    width = max([len(row.values) for row in rows] + [index + 1 for index in known], default=0)
    columns = [known.get(index) or Column(index, "", Meaning.OTHER) for index in range(width)]
    if len(columns) + _BEFORE <= COLUMNS:
        return columns
    return [column for column in columns if column.meaning is not Meaning.OTHER][: COLUMNS - _BEFORE]


def _heading(column: Column, table: Table) -> str:
    """Where the file had no headings, the columns were told by what stands in them: then our word says it."""
    if column.heading and table.heading_row:
        return column.heading
    return our_heading(column.meaning) or _bare_label(column.meaning)


def _bare_label(meaning: Meaning) -> str:
    return "" if meaning is Meaning.OTHER else meaning.label.partition("(")[0]


def _put_row(sheet: Any, number: int, row: Row, columns: Sequence[Column], faults: Sequence[Fault]) -> None:
    sheets.put_text(sheet.cell(number, 1), "\n".join(_sentence(fault) for fault in faults))
    sheet.cell(number, 1).font = Font(bold=True)
    _put(sheet.cell(number, 2), row.number)
    wrong = {fault.column for fault in faults if fault.column}
    for position, column in enumerate(columns, start=_BEFORE + 1):
        cell = sheet.cell(number, position)
        _put(cell, row.at(column.index))
        if column.heading in wrong:
            cell.fill, cell.border = _FILL, _EDGE


def _sentence(fault: Fault) -> str:
    return f"{fault.column}: {fault.message}" if fault.column else fault.message


def _put(cell: Any, value: Value) -> None:
    """Numbers and days keep their kind, so that what Excel did to them (a lost zero) is still to be seen."""
    if isinstance(value, float) and not math.isfinite(value):
        value = str(value)
    if isinstance(value, date) and value.year < _FIRST_DAY_OF_EXCEL:
        value = text_of(value)
    if isinstance(value, (bool, int, float, date, time, timedelta)):
        cell.value = value
        cell.alignment = Alignment(vertical="top")
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd" if _is_a_day(value) else "yyyy-mm-dd hh:mm"
    else:
        sheets.put_text(cell, value if isinstance(value, str) else "")


def _is_a_day(value: date) -> bool:
    return not isinstance(value, datetime) or value.time() == time()


def _finish(sheet: Any) -> None:
    sheets.set_widths(sheet, [[text_of(cell.value) for cell in column] for column in sheet.iter_cols()])
    sheets.set_up_print(sheet)


def _put_faults_of_headings(book: Workbook, faults: Sequence[Fault]) -> None:
    if not faults:
        return
    sheet = book.create_sheet(_FIRST, 0)
    for number, text in enumerate([_HOW, *map(_sentence, faults)], start=1):
        sheets.put_text(sheet.cell(number, 1), text)
    sheet.column_dimensions["A"].width = 100
    book.active = 0
    book.worksheets[1].sheet_view.tabSelected = False
