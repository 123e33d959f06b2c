"""Who needs help, and why: dated reasons, each cancelled by a later success. Never shown to the learner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone

from attendance.reports.cohort_facts import LevelFact, PersonFacts
from attendance.reports.intervals import IntervalStanding
from attendance.reports.retention import CheckpointStanding, Outcome
from attendance.reports.steps import StepStanding, StepState
from attendance.words import SOLID, Study


class HelpCode(models.TextChoices):
    MISSED = "missed", "お休みした"
    LOST = "lost", "できたことが 戻った"
    ASKED = "asked", "聞きたい"
    QUIET = "quiet", "自習の記録が ない"


@dataclass(frozen=True)
class Help:
    code: HelpCode
    on: date
    sentence: str


def reasons_of(
    person: PersonFacts,
    steps: Sequence[StepStanding],
    checkpoints: Sequence[CheckpointStanding],
    intervals: Sequence[IntervalStanding],
    today: date,
) -> tuple[Help, ...]:
    """The latest first."""
    reasons = [
        *_missed(steps, person.levels, checkpoints),
        *_lost(checkpoints, person.levels),
        *_asked(person),
        *_quiet(intervals, person, today),
    ]
    return tuple(sorted(reasons, key=lambda reason: reason.on, reverse=True))


def _missed(
    steps: Sequence[StepStanding], levels: Sequence[LevelFact], checkpoints: Sequence[CheckpointStanding]
) -> Iterator[Help]:
    """Cancelled by a make-up (then the step is not missed), or by doing one of the step's checkpoints alone later."""
    for step in steps:
        if step.state != StepState.MISSED or step.on is None:
            continue
        own = {row.checkpoint.pk for row in checkpoints if row.checkpoint.step_id == step.step.pk}
        if any(r.checkpoint_id in own and r.value in SOLID and r.happened_on > step.on for r in levels):
            continue
        told = "(連絡あり)" if step.mark == "apology" else ""
        yield Help(HelpCode.MISSED, step.on, f"{step.label}を お休み{told}")


def _lost(checkpoints: Sequence[CheckpointStanding], levels: Sequence[LevelFact]) -> Iterator[Help]:
    """Cancelled when the same checkpoint is done alone on a later day."""
    for row in checkpoints:
        if row.outcome != Outcome.LOST or row.looked_on is None:
            continue
        again = (r for r in levels if r.checkpoint_id == row.checkpoint.pk and r.value in SOLID)
        if not any(r.happened_on > row.looked_on for r in again):
            words = f"{row.checkpoint.code} {row.checkpoint.short}が {row.closing} から {row.later} に 戻った"
            yield Help(HelpCode.LOST, row.looked_on, words)


def _asked(person: PersonFacts) -> Iterator[Help]:
    """Cancelled when the same material was answered with できた later."""
    for row in person.studies:
        if row.value != Study.ASK:
            continue
        later = (r for r in person.studies if r.material_id == row.material_id and r.value == Study.DID)
        if not any((r.happened_on, r.counted_at) > (row.happened_on, row.counted_at) for r in later):
            title = row.title or "自習"
            yield Help(HelpCode.ASKED, row.happened_on, f"「聞きたい」({title})")


def _quiet(intervals: Sequence[IntervalStanding], person: PersonFacts, today: date) -> Iterator[Help]:
    """Nothing in the latest interval that is over; cancelled by any answer since. An interval that was over before
    somebody joined says nothing about them."""
    over = [row for row in intervals if row.interval.is_over(today)]
    if not over or over[-1].is_reached or any(row.is_reached for row in intervals[len(over) :]):
        return
    until = over[-1].interval.until
    if until is not None and _joined_before(until, person):
        yield Help(HelpCode.QUIET, until, f"{over[-1].interval.label}の 自習の記録が ない")


def _joined_before(day: date, person: PersonFacts) -> bool:
    """By the first day of which anything is known: a roster may be typed in long after the first meeting."""
    rows = (person.attendances, person.levels, person.studies)
    return (
        any(row.happened_on < day for each in rows for row in each)
        or timezone.localdate(person.enrolment.created_at) < day
    )
