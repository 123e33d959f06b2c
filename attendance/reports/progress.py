"""Where does this learner stand, and why: for one person and for a cohort. Every door, certificate and figure reads the
answer here, so that two screens can't disagree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from attendance.models import Enrolment, SkillLevel
from attendance.reports.cohort_facts import CohortFacts, PersonFacts, facts_of
from attendance.reports.completion import CompletionStanding, completion_of
from attendance.reports.help_reasons import Help, reasons_of
from attendance.reports.intervals import Interval, IntervalStanding, intervals_of, intervals_of_cohort
from attendance.reports.retention import CheckpointStanding, Retention, retention_of
from attendance.reports.steps import StepStanding, steps_of
from attendance.words import Occasion
from courses.models import Cohort, Session
from materials.models import Checkpoint


@dataclass(frozen=True)
class Progress:
    enrolment: Enrolment
    steps: tuple[StepStanding, ...]
    checkpoints: tuple[CheckpointStanding, ...]
    intervals: tuple[IntervalStanding, ...]
    completion: CompletionStanding
    reasons: tuple[Help, ...]
    """Why this person needs help; empty when nothing does."""
    has_text: bool

    @property
    def retention(self) -> Retention:
        """Closing to opening; the echo of the last step is a series of its own."""
        return retention_of(row for row in self.checkpoints if not row.is_echo)


@dataclass(frozen=True)
class CohortProgress:
    cohort: Cohort
    sessions: tuple[Session, ...]
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
        return tuple(sorted(needing, key=lambda person: (-len(person.reasons), person.enrolment.number)))

    @property
    def without_text(self) -> tuple[Progress, ...]:
        return tuple(person for person in self.people if not person.has_text)


def progress_of(
    cohort: Cohort, at: datetime | None = None, enrolments: Sequence[Enrolment] | None = None
) -> CohortProgress:
    """Everybody enrolled now, or the given enrolments of this cohort. Constant number of queries."""
    at = at or timezone.now()
    shared, people = facts_of(cohort, enrolments)
    intervals = intervals_of_cohort(shared)
    return CohortProgress(
        cohort, shared.sessions, intervals, tuple(_progress(person, shared, intervals, at) for person in people)
    )


def progress_of_one(enrolment: Enrolment, at: datetime | None = None) -> Progress:
    return progress_of(enrolment.cohort, at, [enrolment]).people[0]


def _progress(person: PersonFacts, shared: CohortFacts, intervals: Sequence[Interval], at: datetime) -> Progress:
    steps = steps_of(person, shared, at)
    checkpoints = _checkpoints_of(person, shared)
    done_between = intervals_of(person.studies, intervals)
    today = timezone.localdate(at)
    return Progress(
        enrolment=person.enrolment,
        steps=steps,
        checkpoints=checkpoints,
        intervals=done_between,
        completion=completion_of(shared.cohort, steps, checkpoints),
        reasons=reasons_of(person, steps, checkpoints, done_between, today),
        has_text=person.has_text,
    )


def _checkpoints_of(person: PersonFacts, shared: CohortFacts) -> tuple[CheckpointStanding, ...]:
    last = max((step.position for step in shared.steps), default=0)
    levels = {(row.checkpoint_id, row.occasion): row for row in person.levels}
    latest = {row.checkpoint_id: row.value for row in person.levels}  # in the order of the days: the last one stays
    return tuple(_checkpoint(row, levels, latest, row.step.position == last) for row in shared.checkpoints)


def _checkpoint(
    checkpoint: Checkpoint, levels: dict[tuple[int, str], SkillLevel], latest: dict[int, str], is_echo: bool
) -> CheckpointStanding:
    closing = levels.get((checkpoint.pk, Occasion.CLOSING))
    later = levels.get((checkpoint.pk, Occasion.ECHO if is_echo else Occasion.OPENING))
    return CheckpointStanding(
        checkpoint=checkpoint,
        closing=closing.value if closing else "",
        later=later.value if later else "",
        is_echo=is_echo,
        latest=latest.get(checkpoint.pk, ""),
        closed_on=closing.happened_on if closing else None,
        looked_on=later.happened_on if later else None,
    )
