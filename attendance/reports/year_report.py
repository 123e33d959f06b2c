"""What a report to the prefecture is made of: the figures of a municipality's year with their words and definitions, as plain
data that can be kept, and read again as the figures they were. Pure reads."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from attendance.figures.entry import Figure, Shape, Value
from attendance.figures.outside import Row, hidden_outside
from attendance.figures.people import WITHDRAWN_BY_REASON
from attendance.figures.readings import Reading, read_all
from attendance.models import YearReport
from attendance.reports import town_lines
from attendance.reports.counting import Counts
from attendance.reports.term import Line, Term

STAYS_HOME = frozenset({WITHDRAWN_BY_REASON.id})
"""Why people left is asked for the municipality's own work, and is not handed over."""
_KEYS_AT_HOME = ("left/",)
_DEFINITION = ("id", "version", "name", "unit", "numerator", "denominator", "scope", "left_out")


@dataclass(frozen=True, slots=True)
class SentRow:
    """`line` is None where it is hidden outside the municipality."""

    words: str
    line: Line | None


@dataclass(frozen=True, slots=True)
class SentFigure:
    figure: Figure
    rows: tuple[SentRow, ...]

    @property
    def is_one_number(self) -> bool:
        return self.figure.shape in (Shape.NUMBER, Shape.RATE)


@dataclass(frozen=True, slots=True)
class Change:
    """A number that is not what was reported. None: there was, or is, no such row."""

    figure: Figure
    words: str
    then: Line | None
    now: Line | None


def counts_sent(counts: Counts) -> dict[str, int]:
    return {key: number for key, number in counts.items() if not key.startswith(_KEYS_AT_HOME)}


def figures_sent(term: Term) -> list[dict[str, Any]]:
    """In the order of the catalogue, with the words that the municipality's page shows."""
    words = words_of(term)
    return [
        {name: getattr(reading.figure, name) for name in _DEFINITION}
        | {"shape": str(reading.figure.shape)}
        | {"rows": [[v.key, words.get((id_, v.key), v.label), v.count, v.of] for v in reading.values]}
        for id_, reading in term.readings.items()
        if id_ not in STAYS_HOME
    ]


def words_of(term: Term) -> dict[Row, str]:
    return {(line.figure.id, line.value.key): line.row for line in term.lines}


def fingerprint(figures: Sequence[Mapping[str, Any]]) -> str:
    """Of what was on the screen, so that nothing else is sent."""
    written = json.dumps(figures, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def readings_in(figures: Sequence[Mapping[str, Any]]) -> list[Reading]:
    """Figures that calculate nothing any more, whatever the catalogue says today."""
    return [_reading(kept) for kept in figures]


def _reading(kept: Mapping[str, Any]) -> Reading:
    values = tuple(Value(count, of, words, key) for key, words, count, of in kept["rows"])
    definition = {name: kept[name] for name in _DEFINITION}
    return Reading(Figure(**definition, shape=Shape(kept["shape"]), compute=lambda counts: values), values)


def sheet_at_home(report: YearReport) -> tuple[SentFigure, ...]:
    return shown(readings_in(report.figures))


def sheet_outside(report: YearReport, beside: town_lines.Line) -> tuple[SentFigure, ...]:
    """As whoever is not of the municipality sees it; `beside` is its line among the others of that year."""
    readings = readings_in(report.figures)
    return shown(readings, hidden_outside(readings, everybody=beside.is_hidden, pairs=beside.kept is None))


def shown(readings: Sequence[Reading], hidden: frozenset[Row] = frozenset()) -> tuple[SentFigure, ...]:
    """Without those that have no row yet."""
    return tuple(
        SentFigure(reading.figure, tuple(_row(reading.figure, value, hidden) for value in reading.values))
        for reading in readings
        if reading.values
    )


def _row(figure: Figure, value: Value, hidden: frozenset[Row]) -> SentRow:
    line = None if (figure.id, value.key) in hidden else Line(figure, value.label, value)
    return SentRow(value.label, line)


def has_changed(report: YearReport, counts: Counts) -> bool:
    """Figures are read only where a count differs: most reports stay as they were sent."""
    return Counter(report.counts) != Counter(counts_sent(counts)) and bool(changes(report, read_all(counts)))


def changes(report: YearReport, now: Sequence[Reading], words: Mapping[Row, str] | None = None) -> tuple[Change, ...]:
    """Of figures that are still counted in the same way."""
    today = {reading.figure.id: reading for reading in now}
    found: list[Change] = []
    for then in readings_in(report.figures):
        reading = today.get(then.figure.id)
        if reading and reading.figure.version == then.figure.version:
            found += _changes(then, reading, words or {})
    return tuple(found)


def _changes(then: Reading, now: Reading, words: Mapping[Row, str]) -> list[Change]:
    before, after = ({value.key: value for value in each.values} for each in (then, now))
    figure = then.figure
    return [
        Change(
            figure=figure,
            words=before[key].label if key in before else words.get((figure.id, key), after[key].label),
            then=_line(figure, before.get(key)),
            now=_line(figure, after.get(key)),
        )
        for key in [*before, *(key for key in after if key not in before)]
        if _numbers(before.get(key)) != _numbers(after.get(key))
    ]


def _line(figure: Figure, value: Value | None) -> Line | None:
    return None if value is None else Line(figure, value.label, value)


def _numbers(value: Value | None) -> tuple[int, int | None] | None:
    return None if value is None else (value.count, value.of)
