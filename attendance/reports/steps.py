"""Attended, made up, missed: how one person stands in each step of the curriculum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from attendance.reports.cohort_facts import AttendanceFact, CohortFacts
from attendance.words import ATTENDED, Mark
from courses.models import Session
from materials.models import CurriculumStep


class StepState(models.TextChoices):
    ATTENDED = "attended", "出席"
    MADE_UP = "made_up", "補講で出席"
    MISSED = "missed", "お休み"
    OPEN = "open", "とちゅう"
    AHEAD = "ahead", "これから"
    NOT_TAKEN = "not_taken", "出席の記録なし"
    CANCELLED = "cancelled", "中止"


DONE = (StepState.ATTENDED, StepState.MADE_UP)
_MAY_BE_TOLD = (StepState.MISSED, StepState.OPEN, StepState.AHEAD, StepState.NOT_TAKEN)
_WORDS = {
    StepState.MADE_UP: "補講ずみ",
    StepState.MISSED: "欠席",
    StepState.OPEN: "まだ",
    StepState.AHEAD: "これから",
    StepState.NOT_TAKEN: "記録なし",
    StepState.CANCELLED: "中止",
}


@dataclass(frozen=True)
class StepStanding:
    """`on` is the day of the meeting that decided; `mark` the attendance there, if any."""

    step: CurriculumStep
    session: Session | None
    state: StepState
    mark: str = ""
    on: date | None = None

    @property
    def label(self) -> str:
        return f"第{self.step.position}回"

    @property
    def is_told(self) -> bool:
        """Did not come, and had said so."""
        return self.state in _MAY_BE_TOLD and self.mark == Mark.APOLOGY

    @property
    def word(self) -> str:
        """As the chip on a screen says it, for a cell of a file."""
        if self.is_told:
            return Mark.APOLOGY.label
        return Mark(self.mark).label if self.state == StepState.ATTENDED else _WORDS[self.state]


class Steps:
    """Of anybody in one class, at one moment. What was marked is the same for many: each pattern is worked out once."""

    def __init__(self, shared: CohortFacts, at: datetime) -> None:
        self._shared, self._at = shared, at
        self._sessions = {session.curriculum_step_id: session for session in shared.sessions}
        self._known: dict[tuple[tuple[int, str], ...], tuple[StepStanding, ...]] = {}

    def of(self, attendances: Sequence[AttendanceFact]) -> tuple[StepStanding, ...]:
        """The same marks give the same object."""
        pattern = tuple([(row.session.id, row.value) for row in attendances])
        if pattern not in self._known:
            in_order = sorted(attendances, key=lambda row: row.session.starts_at)
            self._known[pattern] = tuple(self._step(step, in_order) for step in self._shared.steps)
        return self._known[pattern]

    def _step(self, step: CurriculumStep, attendances: Sequence[AttendanceFact]) -> StepStanding:
        session = self._sessions.get(step.pk)
        own = next((row for row in attendances if session is not None and row.session.pk == session.pk), None)
        if own is not None and _came(own):
            return StepStanding(step, session, StepState.ATTENDED, own.value, own.session.day)
        elsewhere = _made_up(step, session, attendances)
        if elsewhere is not None:
            return StepStanding(step, session, StepState.MADE_UP, elsewhere.value, elsewhere.session.day)
        if session is None:
            return StepStanding(step, None, StepState.AHEAD)
        mark = own.value if own else ""
        return StepStanding(step, session, _without_coming(session, mark, self._shared, self._at), mark, session.day)


def _made_up(
    step: CurriculumStep, session: Session | None, attendances: Sequence[AttendanceFact]
) -> AttendanceFact | None:
    """The same step of the curriculum at another class."""
    own = session.pk if session else None
    return next(
        (
            row
            for row in attendances
            if row.session.curriculum_step_id == step.pk and row.session.pk != own and _came(row)
        ),
        None,
    )


def _came(row: AttendanceFact) -> bool:
    """A cancelled meeting counts for nobody, whatever was pressed in it."""
    return row.value in ATTENDED and row.session.state != Session.State.CANCELLED


def _without_coming(session: Session, mark: str, shared: CohortFacts, at: datetime) -> StepState:
    if session.state == Session.State.CANCELLED:
        return StepState.CANCELLED
    if session.state == Session.State.HELD:
        return StepState.MISSED
    if session.pk in shared.marked_sessions:
        return StepState.OPEN
    return StepState.NOT_TAKEN if session.is_not_taken(at, marked=False) else StepState.AHEAD
