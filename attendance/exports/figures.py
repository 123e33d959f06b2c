"""The figures of a municipality as its page shows them: numbers as numbers, how each is counted beside them, and nothing
that calculates. No name of anybody."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from attendance.exports import definitions, tables
from attendance.exports.tables import Cell, Export, Row, Shown, Table
from attendance.exports.written import as_of, today_in_name
from attendance.figures.catalogue import FIGURES
from attendance.figures.entry import Value
from attendance.reports.term import ClassLine, Line, Term

HEADINGS = ("数字", "区分", "数", "分母", "割合", "単位")
OF_CSV = (
    "市町", "年度", "クラス", "数字", "区分", "数", "分母", "割合(%)", "1回あたり", *definitions.BESIDE, "記録の時点",
)  # fmt: skip
_AVERAGE = '"1回に"0.0"人"'


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
        return f"数字_{self.whose}_{self.year}{which}_{today_in_name(self.at)}"

    @property
    def until(self) -> str:
        return as_of(self.at)


def as_export(file: FiguresFile) -> Export:
    """In a CSV one table for other software: whose and until when in every line, a share in per cent, the definition behind
    it."""
    about = f"{file.whose} {file.year} {file.which}"
    sheets = [
        Table("数字", HEADINGS, [in_cells(line) for line in file.term.lines]),
        definitions.of_figures(FIGURES, ("この表", f"{about}。{file.until}")),
    ]
    if file.has_classes:
        sheets.append(_classes(file.term.classes))
    csv = Table("数字", OF_CSV, _csv_rows(file))
    return Export(file.name, f"{about} {file.until}", len(file.term.lines), sheets, csv)


def as_xlsx(file: FiguresFile) -> bytes:
    written = io.BytesIO()
    tables.write_xlsx(as_export(file), written)
    return written.getvalue()


def csv_lines(file: FiguresFile) -> Iterator[bytes]:
    return tables.csv_lines(as_export(file))


def _csv_rows(file: FiguresFile) -> Iterator[Row]:
    for line in file.term.lines:
        yield _csv_row(file, file.which, line)
    if file.has_classes:
        for row in file.term.running:
            for line in row.lines():
                yield _csv_row(file, row.cohort.name, line)


def _csv_row(file: FiguresFile, which: str, line: Line) -> Row:
    value = line.value
    said = (file.whose, file.year, which, line.figure.name, line.row)
    at = timezone.localtime(file.at).strftime("%Y-%m-%d %H:%M")
    return (*said, value.count, value.of, line.percent, average_of(line), *definitions.in_cells(line.figure)[1:], at)


def average_of(line: Line) -> Shown | None:
    return None if line.average is None else Shown(line.average, _AVERAGE)


def in_cells(line: Line) -> Row:
    """Under HEADINGS."""
    share: Cell = average_of(line) or (None if line.percent is None else line.percent / 100)
    return (line.figure.name, line.row, line.value.count, line.value.of, share, line.figure.unit)


def _classes(classes: Sequence[ClassLine]) -> Table:
    """Counts and what they are of in columns of their own, so that they stay numbers."""
    labels = [value.label for value in classes[0].attendance]
    headings = ["クラス", "申込", "取りやめ", "受講", "定員"]
    headings += [word for label in labels for word in (label, f"{label}の分母")]
    headings += ["修了", "修了の分母", "定着(組)", "見た(組)", "定着率"]
    return Table("クラスごと", headings, [_class(row) for row in classes])


def _class(row: ClassLine) -> Row:
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
