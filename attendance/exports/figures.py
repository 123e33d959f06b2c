"""The figures of a municipality as its page shows them: numbers as numbers, how each is counted beside them, and nothing
that calculates. No name of anybody."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from openpyxl.styles import Alignment

from attendance.exports import sheets
from attendance.figures.catalogue import FIGURES
from attendance.figures.entry import Figure, Value
from attendance.reports.term import ClassLine, Line, Term
from materials.japanese_dates import clock, era_day

Cell = str | int | float | None
HEADINGS = ("数字", "区分", "数", "分母", "割合", "単位")
DEFINITIONS = ("数字", "単位", "分子", "分母", "範囲", "除く", "版")
_PLAIN, _PERCENT, _AVERAGE = "0", "0%", '"1回に"0.0"人"'
_TOP = Alignment(vertical="top")
_LINE = 15
"""Points. Without a height some programs print a long text over the next row."""


@dataclass(frozen=True)
class FiguresFile:
    """`which` classes, in words; `has_classes` when they stand in a table of their own."""

    whose: str
    year: str
    which: str
    at: datetime
    term: Term
    has_classes: bool

    @property
    def name(self) -> str:
        which = "" if self.has_classes else f"_{self.which}"
        return f"数字_{self.whose}_{self.year}{which}_{timezone.localdate(self.at).isoformat()}"

    @property
    def until(self) -> str:
        local = timezone.localtime(self.at)
        return f"{era_day(local.date())} {clock(local.time())}の記録まで"


def as_xlsx(file: FiguresFile) -> bytes:
    book = sheets.new_book("数字")
    _fill(book.active, HEADINGS, [(_line(line), _format(line)) for line in file.term.lines])
    definitions = [(row, _PLAIN) for row in [*map(_defined, FIGURES), *_about(file)]]
    _fill(book.create_sheet("数え方"), DEFINITIONS, definitions)
    if file.has_classes:
        headings, rows = _classes(file.term.classes)
        _fill(book.create_sheet("クラスごと"), headings, [(row, _PERCENT) for row in rows])
    for sheet in book.worksheets:
        sheet.oddHeader.center.text = f"{file.whose} {file.year} {file.which} {file.until}".replace("&", "&&")
    return sheets.as_bytes(book)


def csv_lines(file: FiguresFile) -> Iterator[bytes]:
    """One table for other software: whose and until when in every line, a share in per cent, the definition behind it."""
    writer = csv.writer(_Through(), lineterminator="\r\n")
    headings = (
        "市町",
        "年度",
        "クラス",
        "数字",
        "区分",
        "数",
        "分母",
        "割合(%)",
        "1回あたり",
        *DEFINITIONS[1:],
        "記録の時点",
    )
    yield "\ufeff".encode() + writer.writerow(headings)
    for line in file.term.lines:
        yield writer.writerow(map(_neutral, _csv_row(file, file.which, line)))
    if file.has_classes:
        for row in file.term.running:
            for line in row.lines():
                yield writer.writerow(map(_neutral, _csv_row(file, row.cohort.name, line)))


class _Through:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> bytes:
        return text.encode()


def _csv_row(file: FiguresFile, which: str, line: Line) -> Sequence[Cell]:
    value = line.value
    numbers = (value.count, value.of, line.percent, line.average)
    said = (file.whose, file.year, which, line.figure.name, line.row)
    return (*said, *numbers, *_defined(line.figure)[1:], timezone.localtime(file.at).strftime("%Y-%m-%d %H:%M"))


def _line(line: Line) -> Sequence[Cell]:
    share = line.average if line.is_average else None if line.percent is None else line.percent / 100
    return (line.figure.name, line.row, line.value.count, line.value.of, share, line.figure.unit)


def _format(line: Line) -> str:
    return _AVERAGE if line.is_average else _PERCENT


def _defined(figure: Figure) -> Sequence[Cell]:
    return (
        figure.name, figure.unit, figure.numerator, figure.denominator, figure.scope, figure.left_out, figure.version,
    )  # fmt: skip


def _about(file: FiguresFile) -> list[Sequence[Cell]]:
    return [("この表", f"{file.whose} {file.year} {file.which}。{file.until}")]


def _classes(classes: Sequence[ClassLine]) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    """Counts and what they are of in columns of their own, so that they stay numbers."""
    labels = [value.label for value in classes[0].attendance]
    headings = ["クラス", "申込", "取りやめ", "受講", "定員"]
    headings += [word for label in labels for word in (label, f"{label}の分母")]
    headings += ["修了", "修了の分母", "定着(組)", "見た(組)", "定着率"]
    return headings, [_class(row) for row in classes]


def _class(row: ClassLine) -> Sequence[Cell]:
    if row.cohort.is_cancelled:
        return (f"{row.cohort.name}(中止)",)
    parts = [part for value in (*row.attendance, row.completed, row.kept) for part in _part(value)]
    share = None if row.kept.percent is None else row.kept.percent / 100
    return (
        row.cohort.name, row.applied.count, row.withdrawn.count, row.enrolled.count, row.enrolled.of, *parts, share,
    )  # fmt: skip


def _part(value: Value) -> tuple[Cell, Cell]:
    """Nothing was counted: an empty cell, which is not nought."""
    return (value.count, value.of) if value.of else (None, None)


def _fill(sheet: Any, headings: Sequence[str], rows: Sequence[tuple[Sequence[Cell], str]]) -> None:
    """A float takes the format given with its row: it is a share, or an average."""
    sheets.put_headings(sheet, headings)
    for number, (row, share) in enumerate(rows, start=2):
        for index, value in enumerate(row, start=1):
            cell = sheet.cell(number, index)
            if isinstance(value, str):
                sheets.put_text(cell, value)
            elif value is not None:
                cell.value, cell.alignment = value, _TOP
                cell.number_format = share if isinstance(value, float) else _PLAIN
    texts = [[heading, *(_shown(row, index) for row, _ in rows)] for index, heading in enumerate(headings)]
    sheets.set_widths(sheet, texts)
    for number in range(2, len(rows) + 2):
        sheet.row_dimensions[number].height = _LINE * max(_lines(column[number - 1]) for column in texts)
    sheets.set_up_print(sheet)


def _shown(row: Sequence[Cell], index: int) -> str:
    """As wide as it will be shown: the widest number with a format is an average."""
    value = row[index] if index < len(row) else None
    return "1回に00.0人" if isinstance(value, float) else "" if value is None else str(value)


def _lines(text: str) -> int:
    """In the widest column, which takes twenty letters a line with some to spare."""
    return max(-(-len(text) // 18), 1)


def _neutral(value: Cell) -> Cell:
    """Excel would calculate what begins with = and its like; an apostrophe before it says text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(sheets.STARTS_A_FORMULA) else value
