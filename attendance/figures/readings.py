"""Figures of some classes together: the counts are added up, then each entry reads its own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attendance.figures.catalogue import FIGURES
from attendance.figures.entry import Figure, Shape, Value
from attendance.reports.counting import Counts
from attendance.reports.tallies import Counted


@dataclass(frozen=True, slots=True)
class Reading:
    figure: Figure
    values: Sequence[Value]


def added(tallies: Iterable[Counted]) -> Counts:
    counts: Counts = Counter()
    for tally in tallies:
        counts.update(tally.counts)
    return counts


def read_all(counts: Counts) -> list[Reading]:
    return [Reading(figure, figure.of(counts)) for figure in FIGURES]


def as_rows(counts: Counts) -> list[dict[str, object]]:
    """One row for each value, for machines: `count`, and `of` and `rate` where it is a part of a whole."""
    return [
        {
            "figure": reading.figure.id,
            "name": reading.figure.name,
            "row": value.key,
            "label": value.label,
            "unit": reading.figure.unit,
            "count": value.count,
            "of": value.of,
            "rate": None if value.rate is None or reading.figure.shape is Shape.AVERAGE else round(value.rate, 6),
            "version": reading.figure.version,
        }
        for reading in read_all(counts)
        for value in reading.values
    ]
