"""The levels of a class as its screen shows them: what each has reached, what was kept between which meetings."""

from dataclasses import dataclass

from attendance.reports.progress import CohortProgress, Progress
from attendance.reports.retention import Retention, retention_of
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


def kept_between(progress: CohortProgress) -> tuple[KeptBetween, ...]:
    """One line for each interval that has a next meeting. They add up to the retention of the class."""
    rows = [row for person in progress.people for row in person.checkpoints if not row.is_echo]
    positions = sorted({row.checkpoint.step.position for row in rows})
    return tuple(
        KeptBetween(
            f"第{position}回から 第{position + 1}回",
            retention_of(row for row in rows if row.checkpoint.step.position == position),
        )
        for position in positions
    )


def kept_after_the_last(progress: CohortProgress) -> Retention:
    """The echo, 30 days after the last meeting: a series of its own."""
    return retention_of(row for person in progress.people for row in person.checkpoints if row.is_echo)
