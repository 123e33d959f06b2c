"""Municipalities' figures in cells, as the prefecture's screens write them: what is hidden there is the same sign here and
never a number, and so is what has not been counted yet."""

from collections.abc import Iterator, Sequence

from attendance.exports.tables import Cell, Row
from attendance.figures.entry import Value
from attendance.reports.town_lines import Line

HIDDEN, NOTHING = "*", "—"


def headings_of(steps: Sequence[int]) -> Sequence[str]:
    """Count, what it is of, and the share in columns of their own, so that they stay numbers."""
    return (
        "受講者",
        *(word for step in steps for word in (f"第{step}回に来た人", f"第{step}回の分母", f"第{step}回の割合")),
        "定着(組)", "定着の分母(見た組)", "定着率", "見た(組)", "見た割合の分母(組)", "見た割合", "修了", "修了の分母", "修了率",
    )  # fmt: skip


def cells_of(line: Line) -> Row:
    enrolled = HIDDEN if line.enrolled is None else line.enrolled.count
    values = (*line.came, line.kept, line.coverage, line.completion)
    return (enrolled, *(cell for value in values for cell in parts_of(value)))


def no_cells(steps: Sequence[int]) -> Row:
    """Without a class."""
    return [NOTHING] * len(headings_of(steps))


def parts_of(value: Value | None) -> Iterator[Cell]:
    """Count, denominator, share."""
    if value is None or not value.of or value.percent is None:
        yield from [HIDDEN if value is None else NOTHING] * 3
    else:
        yield from (value.count, value.of, value.percent / 100)
