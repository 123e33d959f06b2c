"""What was done between the sessions. An interval starts on the day of a session that took place or will, and ends the
day before the next; the last one is the follow-up period. Paper, telephone and phone count the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from attendance.reports.cohort_facts import CohortFacts, StudyFact
from attendance.words import Study
from courses.models import Session


@dataclass(frozen=True)
class Interval:
    """自習期間. `until` is the first day that no longer belongs to it; none while nothing follows."""

    after: Session
    starts: date
    until: date | None

    @property
    def label(self) -> str:
        return f"第{self.after.position}回のあと"

    def has(self, day: date) -> bool:
        return self.starts <= day and (self.until is None or day < self.until)

    def is_over(self, today: date) -> bool:
        return self.until is not None and self.until <= today


@dataclass(frozen=True)
class IntervalStanding:
    interval: Interval
    studies: tuple[StudyFact, ...] = ()

    @cached_property
    def ways(self) -> Counter[str]:
        """Answers by way (phone, paper, telephone ...)."""
        return Counter(row.way for row in self.studies)

    @property
    def is_reached(self) -> bool:
        """At least one answer of any kind, by any way."""
        return bool(self.studies)

    @property
    def days(self) -> int:
        return len({row.happened_on for row in self.studies})

    @property
    def did(self) -> int:
        return sum(row.value == Study.DID for row in self.studies)


def intervals_of_cohort(shared: CohortFacts) -> tuple[Interval, ...]:
    sessions = [s for s in shared.sessions if s.state != Session.State.CANCELLED]
    sessions.sort(key=lambda session: session.starts_at)
    if not sessions:  # all cancelled
        return ()
    days: list[date | None] = [*(session.day for session in sessions[1:]), None]
    return tuple(Interval(session, session.day, until) for session, until in zip(sessions, days, strict=True))


def intervals_of(studies: Sequence[StudyFact], nothing: Sequence[IntervalStanding]) -> tuple[IntervalStanding, ...]:
    """`nothing` is how somebody stands who did nothing at home (`without_studies`)."""
    if not studies:
        return tuple(nothing)
    return tuple([_done(row, [study for study in studies if row.interval.has(study.happened_on)]) for row in nothing])


def without_studies(intervals: Sequence[Interval]) -> tuple[IntervalStanding, ...]:
    return tuple(IntervalStanding(interval) for interval in intervals)


def _done(nothing: IntervalStanding, studies: Sequence[StudyFact]) -> IntervalStanding:
    if not studies:
        return nothing
    return IntervalStanding(nothing.interval, tuple(studies))
