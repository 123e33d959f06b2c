"""The levels of a class as its screen shows them: what each has reached, what was kept between which meetings."""

from dataclasses import dataclass

from attendance.figures.entry import steps
from attendance.reports.counting import Counts
from attendance.reports.progress import Progress
from attendance.reports.retention import Outcome, Retention
from attendance.words import SOLID


@dataclass(frozen=True)
class LevelCount:
    """Checkpoints by the latest look: done alone (2 or 3), looked at, all of the curriculum."""

    alone: int
    looked_at: int
    total: int


@dataclass(frozen=True)
class KeptBetween:
    label: str
    retention: Retention


def levels_reached(person: Progress) -> LevelCount:
    latest = [row.latest for row in person.checkpoints]
    return LevelCount(sum(value in SOLID for value in latest), sum(value != "" for value in latest), len(latest))


def kept_between(counts: Counts) -> tuple[KeptBetween, ...]:
    """One line for each interval that has a next meeting. They add up to `kept_in_all`."""
    return tuple(
        KeptBetween(f"第{step.name}回から 第{int(step.name) + 1}回", _retention(counts, f"kept/{step.key}"))
        for step in steps(counts, "kept")
    )


def kept_in_all(counts: Counts) -> Retention:
    return _added(counts, "kept")


def kept_after_the_last(counts: Counts) -> Retention:
    """The echo, 30 days after the last meeting: a series of its own."""
    return _added(counts, "echo")


def _added(counts: Counts, series: str) -> Retention:
    rows = [_retention(counts, f"{series}/{step.key}") for step in steps(counts, series)]
    return Retention(
        kept=sum(row.kept for row in rows),
        lost=sum(row.lost for row in rows),
        gained=sum(row.gained for row in rows),
        not_yet=sum(row.not_yet for row in rows),
        solid_at_closing=sum(row.solid_at_closing for row in rows),
    )


def _retention(counts: Counts, place: str) -> Retention:
    return Retention(
        kept=counts[f"{place}/{Outcome.KEPT}"],
        lost=counts[f"{place}/{Outcome.LOST}"],
        gained=counts[f"{place}/{Outcome.GAINED}"],
        not_yet=counts[f"{place}/{Outcome.NOT_YET}"],
        solid_at_closing=counts[f"{place}/solid"],
    )
