"""Municipalities as lines of figures that may be shown outside them: what figures.masking hides is None here, so that no
screen and no export can show it by mistake. Pure: counts in, lines out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attendance.figures import between, people
from attendance.figures.entry import Value
from attendance.figures.masking import Masked, Row, Table, is_small, mask
from attendance.figures.starting import START
from attendance.reports.counting import Counts

Cell = Value | None
"""None is hidden. A denominator of 0 is nothing to count yet."""


@dataclass(frozen=True)
class Line:
    """Of one municipality, of several together, or of all."""

    enrolled: Cell
    came: tuple[Cell, ...]
    """By meeting, of those expected."""
    completion: Cell
    kept: Cell
    coverage: Cell
    start: Cell = None
    """Of one municipality alone."""

    @property
    def is_hidden(self) -> bool:
        return self.enrolled is None

    @property
    def hides_anything(self) -> bool:
        return None in (self.enrolled, self.kept, self.start)


@dataclass(frozen=True)
class Lines:
    towns: Mapping[str, Line]
    hidden: Line
    """The hidden ones together, which anybody could calculate from the total."""
    total: Line
    adds_up: bool
    """The rows, shown and hidden, are the total that was counted without them."""


def lines_of(counts: Mapping[str, Counts], steps: int) -> Lines:
    """Counts by municipality, and how many meetings a course has."""
    whole: Counts = Counter()
    for each in counts.values():
        whole.update(each)
    none = _people(Counter(), steps), _pairs(Counter())
    rows = {code: _people(each, steps) for code, each in counts.items()}
    pairs = {code: _pairs(each) for code, each in counts.items()}
    masked = mask(rows)
    masked_pairs = mask(pairs, also=masked.rows, same_people=False)
    towns = {
        code: _line(_shown(rows[code], code, masked), _shown(pairs[code], code, masked_pairs), _start(counts[code]))
        for code in counts
    }
    hidden = _of_all(_sum(rows, masked.rows, none[0]), _sum(pairs, masked_pairs.rows, none[1]), masked, masked_pairs)
    total = _of_all(_people(whole, steps), _pairs(whole), masked, masked_pairs)
    adds_up = _sum(rows, rows, none[0]) == _people(whole, steps) and _sum(pairs, pairs, none[1]) == _pairs(whole)
    return Lines(towns, hidden, total, adds_up)


def _people(counts: Counts, steps: int) -> Row:
    came = {value.key: value for value in people.ATTENDANCE.of(counts)}
    row = {"enrolled": Value(people.ENROLLED.one(counts).count)}
    row |= {f"came/{step}": _bare(came.get(str(step), Value(0, 0))) for step in range(1, steps + 1)}
    return row | {"completion": people.COMPLETION.one(counts)}


def _pairs(counts: Counts) -> Row:
    """The coverage is made of these. That all pairs were looked at says what the staff did, so it is no reason to hide."""
    return {"solid": Value(between.COVERAGE.one(counts).of or 0), "kept": between.KEPT.one(counts)}


def _start(counts: Counts) -> Value:
    return START.one(counts)


def _bare(value: Value) -> Value:
    return Value(value.count, value.of)


def _shown(row: Row, code: str, masked: Masked) -> Mapping[str, Cell]:
    return {column: None if code in masked.rows else value for column, value in row.items()}


def _line(row: Mapping[str, Cell], pairs: Mapping[str, Cell], start: Value | None = None) -> Line:
    kept, solid = pairs["kept"], pairs["solid"]
    return Line(
        enrolled=row["enrolled"],
        came=tuple(value for column, value in row.items() if column.startswith("came/")),
        completion=row["completion"],
        kept=kept,
        coverage=None if kept is None or solid is None else Value(kept.of or 0, solid.count),
        start=None if start is None or is_small(start) or row["enrolled"] is None or kept is None else start,
    )


def _of_all(row: Row, pairs: Row, masked: Masked, masked_pairs: Masked) -> Line:
    """A sum, without the columns in which it would tell."""
    return _line(
        {column: None if column in masked.totals else value for column, value in row.items()},
        {column: None if column in masked_pairs.totals else value for column, value in pairs.items()},
    )


def _sum(table: Table, names: Iterable[str], none: Row) -> Row:
    """Of the named rows; of none of them it is `none`."""
    chosen = [table[name] for name in names]
    return {
        column: Value(
            sum(row[column].count for row in chosen),
            None if empty.of is None else sum(row[column].of or 0 for row in chosen),
        )
        for column, empty in none.items()
    }
