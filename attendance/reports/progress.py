"""Where does this learner stand, and why: for one person and for a cohort. Every door, certificate and figure reads the
answer here, so that two screens can't disagree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from attendance.models import Enrolment
from attendance.reports.cohort_facts import CohortFacts, LevelFact, PersonFacts, facts_of
from attendance.reports.completion import CompletionStanding, completion_of
from attendance.reports.garbage import collection_paused
from attendance.reports.help_reasons import Help, Reasons
from attendance.reports.intervals import (
    Interval,
    IntervalStanding,
    intervals_of,
    intervals_of_cohort,
    without_studies,
)
from attendance.reports.retention import CheckpointStanding, Retention, retention_of
from attendance.reports.steps import Steps, StepStanding
from attendance.words import SOLID, Occasion
from courses.models import Cohort, Session
from materials.models import Checkpoint

Look = tuple[str, date | None]
"""A level and the day somebody looked."""
NOBODY_LOOKED: Look = ("", None)


class Progress(NamedTuple):
    person: PersonFacts
    steps: tuple[StepStanding, ...]
    checkpoints: tuple[CheckpointStanding, ...]
    intervals: tuple[IntervalStanding, ...]
    completion: CompletionStanding
    reasons: tuple[Help, ...]
    """Why this person needs help; empty when nothing does."""

    @property
    def enrolment(self) -> Enrolment:
        return self.person.enrolment

    @property
    def number(self) -> int:
        """In the class."""
        return self.person.place[1]

    @property
    def has_text(self) -> bool:
        return self.person.has_text

    @property
    def retention(self) -> Retention:
        """Closing to opening; the echo of the last step is a series of its own."""
        return retention_of(row for row in self.checkpoints if not row.is_echo)


@dataclass(frozen=True)
class CohortProgress:
    cohort: Cohort
    sessions: tuple[Session, ...]
    marked_sessions: frozenset[int]
    """Of these, the ones in which staff marked somebody."""
    intervals: tuple[Interval, ...]
    people: tuple[Progress, ...]

    @property
    def retention(self) -> Retention:
        return retention_of(row for person in self.people for row in person.checkpoints if not row.is_echo)

    @property
    def completed(self) -> tuple[Progress, ...]:
        return tuple(person for person in self.people if person.completion.holds)

    @property
    def needing_help(self) -> tuple[Progress, ...]:
        """The longest list of reasons first, then by number."""
        needing = [person for person in self.people if person.reasons]
        return tuple(sorted(needing, key=lambda person: (-len(person.reasons), person.number)))

    @property
    def without_text(self) -> tuple[Progress, ...]:
        return tuple(person for person in self.people if not person.has_text)


def progress_of(
    cohort: Cohort, at: datetime | None = None, enrolments: Sequence[Enrolment] | None = None
) -> CohortProgress:
    """Everybody enrolled now, or the given enrolments of this cohort. Constant number of queries."""
    with collection_paused():
        ((shared, people),) = facts_of([cohort], enrolments)
        return _progress_of(shared, people, at or timezone.now())


def progress_of_each(cohorts: Sequence[Cohort], at: datetime) -> list[CohortProgress]:
    """Of everybody enrolled now, class by class. As many queries as for one class."""
    with collection_paused():
        return [_progress_of(shared, people, at) for shared, people in facts_of(cohorts)]


def _progress_of(shared: CohortFacts, people: Sequence[PersonFacts], at: datetime) -> CohortProgress:
    standings = _Standings(shared, at)
    standing = tuple(map(standings.of, people))
    return CohortProgress(shared.cohort, shared.sessions, shared.marked_sessions, standings.intervals, standing)


def progress_of_one(enrolment: Enrolment, at: datetime | None = None) -> Progress:
    return progress_of(enrolment.cohort, at, [enrolment]).people[0]


class _Standings:
    """Of the people of one class. What is the same for many of them is worked out once."""

    def __init__(self, shared: CohortFacts, at: datetime) -> None:
        self.intervals = intervals_of_cohort(shared)
        self._shared, self._reasons = shared, Reasons(self.intervals, timezone.localdate(at))
        self._steps, self._nothing = Steps(shared, at), without_studies(self.intervals)
        last = max((step.position for step in shared.steps), default=0)
        self._checkpoints = {
            row.pk: (place, row, Occasion.ECHO if row.step.position == last else Occasion.OPENING)
            for place, row in enumerate(shared.checkpoints)
        }
        self._unseen = [
            _checkpoint(row, later, NOBODY_LOOKED, NOBODY_LOOKED, "") for _, row, later in self._checkpoints.values()
        ]
        self._known: dict[tuple[int, Look, Look, str], CheckpointStanding] = {}
        self._completion: dict[tuple[int, int], CompletionStanding] = {}

    def of(self, person: PersonFacts) -> Progress:
        steps = self._steps.of(person.attendances)
        checkpoints = self._checkpoints_of(person.levels)
        done_between = intervals_of(person.studies, self._nothing)
        return Progress(
            person=person,
            steps=steps,
            checkpoints=checkpoints,
            intervals=done_between,
            completion=self._completion_of(steps, checkpoints),
            reasons=self._reasons.of(person, steps, checkpoints, done_between),
        )

    def _checkpoints_of(self, rows: Sequence[LevelFact]) -> tuple[CheckpointStanding, ...]:
        looks = {(row.checkpoint_id, row.occasion): (row.value, row.happened_on) for row in rows}
        latest = {row.checkpoint_id: row.value for row in rows}  # in the order of the days: the last one stays
        found, at_closing = self._unseen.copy(), Occasion.CLOSING
        for pk in latest.keys() & self._checkpoints.keys():
            place, checkpoint, occasion = self._checkpoints[pk]
            closing = looks.get((pk, at_closing), NOBODY_LOOKED)
            later = looks.get((pk, occasion), NOBODY_LOOKED)
            key = (pk, closing, later, latest[pk])
            if key not in self._known:
                self._known[key] = _checkpoint(checkpoint, occasion, *key[1:])
            found[place] = self._known[key]
        return tuple(found)

    def _completion_of(
        self, steps: tuple[StepStanding, ...], checkpoints: tuple[CheckpointStanding, ...]
    ) -> CompletionStanding:
        """By the steps, which are one object for everybody who stands there, and by what was done alone where that is asked."""
        alone = sum(row.latest in SOLID for row in checkpoints) if self._shared.cohort.checkpoint_share else 0
        if (id(steps), alone) not in self._completion:
            self._completion[id(steps), alone] = completion_of(self._shared.cohort, steps, checkpoints)
        return self._completion[id(steps), alone]


def _checkpoint(
    checkpoint: Checkpoint, occasion: Occasion, closing: Look, later: Look, latest: str
) -> CheckpointStanding:
    return CheckpointStanding(
        checkpoint=checkpoint,
        closing=closing[0],
        later=later[0],
        is_echo=occasion == Occasion.ECHO,
        latest=latest,
        closed_on=closing[1],
        looked_on=later[1],
    )
