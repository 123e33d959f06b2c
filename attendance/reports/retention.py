"""What was kept. Closing: the level at the end of a step's session. Opening: the level at the start of the next one.
Somebody who was not looked at is never counted as kept or lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import models

from attendance.words import SOLID, Level
from materials.models import Checkpoint


class Outcome(models.TextChoices):
    KEPT = "kept", "定着"
    LOST = "lost", "戻った"
    GAINED = "gained", "新しくできた"
    NOT_YET = "not_yet", "まだ"
    NOT_LOOKED_AT = "not_looked_at", "見ていない"


def outcome_of(before: str, after: str) -> Outcome:
    """`before` and `after` are levels; empty or none when nobody looked."""
    if before in ("", Level.NONE) or after in ("", Level.NONE):
        return Outcome.NOT_LOOKED_AT
    return _OUTCOMES[before in SOLID, after in SOLID]


_OUTCOMES = {
    (True, True): Outcome.KEPT,
    (True, False): Outcome.LOST,
    (False, True): Outcome.GAINED,
    (False, False): Outcome.NOT_YET,
}


@dataclass(frozen=True)
class CheckpointStanding:
    """One person and one checkpoint. `later` is the opening of the next session, or for the last step the echo."""

    checkpoint: Checkpoint
    closing: str
    later: str
    is_echo: bool
    latest: str
    closed_on: date | None = None
    looked_on: date | None = None

    @cached_property
    def outcome(self) -> Outcome:
        return outcome_of(self.closing, self.later)

    @property
    def days_between(self) -> int | None:
        return (self.looked_on - self.closed_on).days if self.looked_on and self.closed_on else None


@dataclass(frozen=True)
class Retention:
    """Counts of pairs (one person, one checkpoint). The unit is 組."""

    kept: int = 0
    lost: int = 0
    gained: int = 0
    not_yet: int = 0
    solid_at_closing: int = 0
    """Pairs with closing 2 or 3: what could be kept."""

    @property
    def looked_at(self) -> int:
        return self.kept + self.lost

    @property
    def rate(self) -> float | None:
        """定着率: kept / (kept + lost); None when nobody was looked at."""
        return self.kept / self.looked_at if self.looked_at else None

    @property
    def coverage(self) -> float | None:
        """見た割合: (kept + lost) / (closing of 2 or more)."""
        return self.looked_at / self.solid_at_closing if self.solid_at_closing else None


def retention_of(pairs: Iterable[CheckpointStanding]) -> Retention:
    pairs = list(pairs)
    count = {outcome: sum(pair.outcome == outcome for pair in pairs) for outcome in Outcome}
    return Retention(
        kept=count[Outcome.KEPT],
        lost=count[Outcome.LOST],
        gained=count[Outcome.GAINED],
        not_yet=count[Outcome.NOT_YET],
        solid_at_closing=sum(pair.closing in SOLID for pair in pairs),
    )
