"""Attended, made up, missed: how one person stands in each step of the curriculum."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from attendance.models import Attendance
from attendance.reports.cohort_facts import CohortFacts, PersonFacts
from attendance.words import ATTENDED
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


def steps_of(person: PersonFacts, shared: CohortFacts, at: datetime) -> tuple[StepStanding, ...]:
    sessions = {session.curriculum_step_id: session for session in shared.sessions}
    return tuple(_step(step, sessions.get(step.pk), person, shared, at) for step in shared.steps)


def _step(
    step: CurriculumStep, session: Session | None, person: PersonFacts, shared: CohortFacts, at: datetime
) -> StepStanding:
    own = next((row for row in person.attendances if session is not None and row.session_id == session.pk), None)
    if own is not None and _came(own):
        return StepStanding(step, session, StepState.ATTENDED, own.value, own.session.day)
    elsewhere = _made_up(step, session, person)
    if elsewhere is not None:
        return StepStanding(step, session, StepState.MADE_UP, elsewhere.value, elsewhere.session.day)
    if session is None:
        return StepStanding(step, None, StepState.AHEAD)
    mark = own.value if own else ""
    return StepStanding(step, session, _without_coming(session, mark, shared, at), mark, session.day)


def _made_up(step: CurriculumStep, session: Session | None, person: PersonFacts) -> Attendance | None:
    """The same step of the curriculum at another class."""
    own = session.pk if session else None
    return next(
        (
            row
            for row in person.attendances
            if row.session.curriculum_step_id == step.pk and row.session_id != own and _came(row)
        ),
        None,
    )


def _came(row: Attendance) -> bool:
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
