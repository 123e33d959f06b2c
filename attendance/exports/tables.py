"""A file that goes out, made of tables: numbers are numbers, and each row is written before the next one is made, so that
a year is not held in memory. The first table is what a screen shows; the others say how it was counted."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment

from attendance.exports import sheets


@dataclass(frozen=True, slots=True)
class Shown:
    """A number that is neither a count nor a share."""

    value: float
    format: str


Cell = str | int | float | date | Shown | None
"""A float is a share and is shown in per cent. None is an empty cell, which is not nought."""
Row = Sequence[Cell]
_WHOLE, _PERCENT, _DAY = "0", "0%", "yyyy-mm-dd"
_TOP = Alignment(vertical="top")
_LINE = 15
"""Points. Without a height some programs print a long text over the next row."""
_IN_A_LINE = 36
"""Half-width letters: the widest column takes forty with some to spare."""
_HEADING = 8
"""Letters of a heading in a line; a longer one stands in several."""
_MEASURED = 100
_AT_ONCE = 200
"""Lines of a CSV that go out together."""


@dataclass(frozen=True)
class Table:
    """`rows` may be made while they are written; then `is_long`: the first of them are measured for all, none is of several
    lines, and it is not for printing."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Row]
    is_long: bool = False


@dataclass(frozen=True)
class Export:
    """`name` is the file's without its ending, `about` stands above every printed page. `rows` are written down when it
    leaves. `csv` is what a CSV has instead of the first table."""

    name: str
    about: str
    rows: int
    tables: Sequence[Table]
    csv: Table | None = None


def write_xlsx(export: Export, file: IO[bytes]) -> None:
    """What the program lays down meanwhile is gone afterwards, also when it fails."""
    book = Workbook(write_only=True)
    book.properties.creator = "つづき"
    try:
        for table in export.tables:
            _put(book.create_sheet(sheets.sheet_name(table.name)), table, export.about)
        book.save(file)
    except BaseException:
        for sheet in book.worksheets:
            _throw_away(sheet)
        raise


def _throw_away(sheet: Any) -> None:
    with suppress(Exception):
        sheet.close()
    with suppress(Exception):
        sheet._writer.cleanup()


def csv_lines(export: Export) -> Iterator[bytes]:
    table = export.csv or export.tables[0]
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(map(_in_csv, table.headings))
    for row in table.rows:
        writer.writerow(map(_in_csv, row))
        if len(lines.waiting) >= _AT_ONCE:
            yield lines.taken()
    yield lines.taken()


class _Lines:
    """Those that wait to go out. Excel wants a mark before the first, or it reads no Japanese."""

    def __init__(self) -> None:
        self.waiting = ["\ufeff"]

    def write(self, line: str) -> None:
        self.waiting.append(line)

    def taken(self) -> bytes:
        waiting, self.waiting = self.waiting, []
        return "".join(waiting).encode()


def _in_csv(value: Cell) -> str | int | float:
    if isinstance(value, str):
        return sheets.neutral(value)
    if isinstance(value, float):
        return f"{_percent(value)}%"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value.value if isinstance(value, Shown) else value


def _percent(share: float) -> int:
    """Half goes up, as on the screens."""
    return int(share * 100 + 0.5)


def _put(sheet: Any, table: Table, about: str) -> None:
    rest = iter(table.rows)
    first = list(islice(rest, _MEASURED if table.is_long else None))
    folded = [_folded(heading) for heading in table.headings]
    texts = [[heading, *(_text(row, index) for row in first)] for index, heading in enumerate(folded)]
    sheets.set_widths(sheet, texts)
    if not table.is_long:
        sheets.set_up_print(sheet)
    sheet.oddHeader.center.text = about.replace("&", "&&")
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.row_dimensions[1].height = _LINE * (max(heading.count("\n") + 1 for heading in folded) + 0.4)
    sheet.append([sheets.heading_of(WriteOnlyCell(sheet), heading) for heading in table.headings])
    cell = _cells(sheet)
    for number, row in enumerate(chain(first, rest), start=2):
        if not table.is_long:
            sheet.row_dimensions[number].height = _LINE * max(_lines(_text(row, index)) for index in range(len(row)))
        sheet.append([cell(value) for value in row])


def _cells(sheet: Any) -> Callable[[Cell], Any]:
    """What makes the cells of a sheet. How each kind looks is worked out once and not for every cell."""
    looks: dict[str, Any] = {}

    def made(value: Cell) -> Any:
        if value is None:
            return None
        cell = WriteOnlyCell(sheet)
        if isinstance(value, str):
            look = "quoted" if value.startswith(sheets.STARTS_A_FORMULA) else "text" if value else "empty"
            if look in looks:
                sheets.set_text(cell, value)
            else:
                sheets.put_text(cell, value)
        else:
            cell.value, look = (value.value, value.format) if isinstance(value, Shown) else (value, _format(value))
            if look not in looks:
                cell.number_format, cell.alignment = look, _TOP
        cell._style = looks.setdefault(look, cell._style)
        return cell

    return made


def _folded(heading: str) -> str:
    """As it stands in a column that is not wider for it."""
    lines = -(-len(heading) // _HEADING)
    each = -(-len(heading) // max(lines, 1))
    return "\n".join(heading[start : start + each] for start in range(0, len(heading), each or 1))


def _format(value: float | date) -> str:
    return _DAY if isinstance(value, date) else _PERCENT if isinstance(value, float) else _WHOLE


def _text(row: Row, index: int) -> str:
    """As wide as it will be shown."""
    value = row[index] if index < len(row) else None
    if isinstance(value, Shown):
        return value.format.replace('"', "").replace("0.0", f"{value.value:.1f}")
    return str(_in_csv(value)) if isinstance(value, float | date) else "" if value is None else str(value)


def _lines(text: str) -> int:
    return sum(max(-(-sheets.width_of(line) // _IN_A_LINE), 1) for line in text.split("\n"))
