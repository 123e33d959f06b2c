"""A municipality beside those that began at a similar level: how far the others are apart, and in the middle of them. Made
of what is shown of them anyway, so that it tells nothing of a hidden one."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from attendance.figures.entry import Value
from attendance.reports.prefecture import Town

NEAR = 10
"""Points of the starting level, up and down."""
FEWEST_OTHERS = 3
"""Of fewer a range would be a comparison with somebody."""


@dataclass(frozen=True)
class Alike:
    """`own` and `start` are None where they are hidden. Percentages, rounded as each is shown."""

    own: Value | None
    start: Value | None
    others: int
    lowest: int | None = None
    middle: int | None = None
    highest: int | None = None

    @property
    def is_shown(self) -> bool:
        return self.lowest is not None


def alike(town: Town, towns: Sequence[Town]) -> Alike:
    """By kept rate, among the other municipalities of the same year."""
    level = _percent(town.line.start)
    rates = sorted(
        rate
        for other in towns
        if other.municipality != town.municipality
        and (start := _percent(other.line.start)) is not None
        and (rate := _percent(other.line.kept)) is not None
        and level is not None
        and abs(start - level) <= NEAR
    )
    if len(rates) < FEWEST_OTHERS:
        return Alike(town.line.kept, town.line.start, len(rates))
    return Alike(town.line.kept, town.line.start, len(rates), rates[0], int(median(rates) + 0.5), rates[-1])


def _percent(value: Value | None) -> int | None:
    return value.percent if value else None
