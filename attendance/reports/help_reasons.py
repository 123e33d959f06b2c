"""Who needs help, and why: dated reasons, each cancelled by a later success. Never shown to the learner."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.db import models
from django.utils import timezone

from attendance.reports.cohort_facts import AttendanceFact, LevelFact, PersonFacts, StudyFact
from attendance.reports.intervals import Interval, IntervalStanding
from attendance.reports.retention import CheckpointStanding, Outcome
from attendance.reports.steps import StepStanding, StepState
from attendance.words import SOLID, Study


class HelpCode(models.TextChoices):
    MISSED = "missed", "お休みした"
    LOST = "lost", "できたことが 戻った"
    ASKED = "asked", "聞きたい"
    QUIET = "quiet", "自習の記録が ない"


class Help(NamedTuple):
    code: HelpCode
    on: date
    sentence: str


_DAY = attrgetter("on")


class Reasons:
    """Of anybody in one class, today."""

    def __init__(self, intervals: Sequence[Interval], today: date) -> None:
        over = [interval for interval in intervals if interval.is_over(today)]
        self._since, self._quiet_until = max(0, len(over) - 1), over[-1].until if over else None
        self._quiet_words = f"{over[-1].label}の 自習の記録が ない" if over else ""

    def of(
        self,
        person: PersonFacts,
        steps: Sequence[StepStanding],
        checkpoints: Sequence[CheckpointStanding],
        intervals: Sequence[IntervalStanding],
    ) -> tuple[Help, ...]:
        """The latest first."""
        missed, lost, ask = StepState.MISSED, Outcome.LOST, Study.ASK
        reasons = [_missed(step, person.levels, checkpoints) for step in steps if step.state is missed]
        reasons += [_lost(row, person.levels) for row in checkpoints if row.outcome is lost]
        reasons += [_asked(row, person.studies) for row in person.studies if row.value == ask]
        reasons.append(self._quiet(person, intervals))
        found = [reason for reason in reasons if reason is not None]
        found.sort(key=_DAY, reverse=True)
        return tuple(found)

    def _quiet(self, person: PersonFacts, intervals: Sequence[IntervalStanding]) -> Help | None:
        """Nothing in the latest interval that is over; cancelled by any answer since. An interval that was over before
        somebody joined says nothing about them."""
        until = self._quiet_until
        if until is None or [row for row in intervals[self._since :] if row.studies]:
            return None
        return Help(HelpCode.QUIET, until, self._quiet_words) if _joined_before(until, person) else None


def _missed(step: StepStanding, levels: Sequence[LevelFact], checkpoints: Sequence[CheckpointStanding]) -> Help | None:
    """Cancelled by a make-up (then the step is not missed), or by doing one of the step's checkpoints alone later."""
    if step.on is None:
        return None
    own = {row.checkpoint.pk for row in checkpoints if row.checkpoint.step_id == step.step.pk}
    if any(r.checkpoint_id in own and r.value in SOLID and r.happened_on > step.on for r in levels):
        return None
    told = "(連絡あり)" if step.mark == "apology" else ""
    return Help(HelpCode.MISSED, step.on, f"{step.label}を お休み{told}")


def _lost(row: CheckpointStanding, levels: Sequence[LevelFact]) -> Help | None:
    """Cancelled when the same checkpoint is done alone on a later day."""
    own, day = row.checkpoint.id, row.looked_on
    if day is None or any(r.checkpoint_id == own and r.happened_on > day and r.value in SOLID for r in levels):
        return None
    words = f"{row.checkpoint.code} {row.checkpoint.short}が {row.closing} から {row.later} に 戻った"
    return Help(HelpCode.LOST, day, words)


def _asked(row: StudyFact, studies: Sequence[StudyFact]) -> Help | None:
    """Cancelled when the same material was answered with できた later."""
    later = (r for r in studies if r.material_id == row.material_id and r.value == Study.DID)
    if any(r.happened_on > row.happened_on for r in later):
        return None
    return Help(HelpCode.ASKED, row.happened_on, f"「聞きたい」({row.title or '自習'})")


def _joined_before(day: date, person: PersonFacts) -> bool:
    """By the first day of which anything is known: a roster may be typed in long after the first meeting."""
    first: list[AttendanceFact | LevelFact | StudyFact] = [*person.attendances, *person.levels[:1], *person.studies[:1]]
    return any(row.happened_on < day for row in first) or timezone.localdate(person.enrolment.created_at) < day
