"""Figures of some classes together: the counts are added up, then each entry reads its own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from attendance.figures.between import ASKED
from attendance.figures.catalogue import FIGURES
from attendance.figures.entry import Figure, Shape, Value
from attendance.figures.programme import TAPS, TYPED
from attendance.reports.counting import Counts
from attendance.reports.material_names import Names
from attendance.reports.tallies import Counted

_BY_MATERIAL = (ASKED, TAPS, TYPED)


@dataclass(frozen=True, slots=True)
class Reading:
    figure: Figure
    values: Sequence[Value]


def added(tallies: Iterable[Counted]) -> Counts:
    counts: Counts = Counter()
    for tally in tallies:
        counts.update(tally.counts)
    return counts


def read_all(counts: Counts, figures: Iterable[Figure] = FIGURES) -> list[Reading]:
    return [Reading(figure, figure.of(counts)) for figure in figures]


def named(figure: Figure, value: Value, names: Names) -> Value:
    """A material by the number and the title that people know, where the entry could only say its page. Numbers are never
    given twice, so they are good names for machines too; a material without one keeps its page."""
    page, slash, rest = value.key.partition("/")
    name = names.get(int(page[1:])) if figure in _BY_MATERIAL else None
    if name is None:
        return value
    label = value.label.replace(f"教材 {page[1:]}", name.words, 1)
    return replace(value, key=f"{name.digits or page}{slash}{rest}", label=label)


def as_rows(counts: Counts, names: Names, figures: Iterable[Figure] = FIGURES) -> list[dict[str, object]]:
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
        for reading in read_all(counts, figures)
        for value in (named(reading.figure, each, names) for each in reading.values)
    ]
