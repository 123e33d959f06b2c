"""One table beside the other, as it is printed on one sheet of paper: the further ones are read as if they stood below the
first, so that every row keeps a number of its own."""

from collections.abc import Sequence
from dataclasses import replace

from attendance.imports.roster.cells import Row
from attendance.imports.roster.heading_rows import Headings, names_people
from attendance.imports.roster.headings import Column, plain_heading

_MOST = 4


def beside_each_other(columns: Sequence[Column]) -> list[Sequence[Column]]:
    """The columns of each table; all of them as one where the headings do not come again."""
    for count in range(_MOST, 1, -1):
        width, left_over = divmod(len(columns), count)
        parts = [columns[start : start + width] for start in range(0, len(columns), width or 1)]
        if not left_over and names_people(parts[0]) and len({_meant(part) for part in parts}) == 1:
            return parts
    return [columns]


def below_each_other(found: Headings, parts: Sequence[Sequence[Column]]) -> tuple[Headings, str]:
    """The same rows with one table below the other, and how their numbers are to be understood."""
    rows = [row for row in found.sheet.rows if row.number > found.row]
    height = max((row.number for row in rows), default=found.row) - found.row
    moved = [_moved(row, parts, part, height) for part in range(len(parts)) for row in rows]
    above = [row for row in found.sheet.rows if row.number <= found.row]
    note = (
        f"表が左右に並んでいるので、右の表を左の表の下に続けて読みました。"
        f"{found.row + height + 1}行目からは、右の表の{found.row + 1}行目からです。"
    )
    return replace(found, sheet=replace(found.sheet, rows=(*above, *moved))), note


def _moved(row: Row, parts: Sequence[Sequence[Column]], part: int, height: int) -> Row:
    at = {left.index: row.at(own.index) for left, own in zip(parts[0], parts[part], strict=True)}
    return Row(row.number + part * height, tuple(at.get(index) for index in range(max(at) + 1)))


def _meant(columns: Sequence[Column]) -> tuple[object, ...]:
    """Without a heading no column is like another."""
    return tuple((plain_heading(column.heading) or column.index, column.meaning) for column in columns)
