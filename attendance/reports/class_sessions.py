"""The meetings of one class: what became of each, and how many came. Made of the class's progress, without a query."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from attendance.reports.progress import CohortProgress
from attendance.reports.steps import StepState
from courses.models import Session


class MeetingState(models.TextChoices):
    HELD = "held", "開いた"
    CANCELLED = "cancelled", "中止"
    AHEAD = "ahead", "これから"
    NOT_CLOSED = "not_closed", "まだ しめていない"
    NOT_TAKEN = "not_taken", "出席の記録なし"


@dataclass(frozen=True)
class Meeting:
    session: Session
    state: MeetingState
    came: int
    """People of the class. Visitors are counted where they are at home."""

    @property
    def can_move(self) -> bool:
        return self.session.state == Session.State.PLANNED


def meetings_of(progress: CohortProgress, at: datetime) -> tuple[Meeting, ...]:
    return tuple(_meeting(session, progress, at) for session in progress.sessions)


def _meeting(session: Session, progress: CohortProgress, at: datetime) -> Meeting:
    steps = [step for person in progress.people for step in person.steps if step.session == session]
    came = sum(step.state == StepState.ATTENDED for step in steps)
    seen = came > 0 or any(step.state == StepState.OPEN for step in steps)
    return Meeting(session, _state(session, seen, at), came)


def _state(session: Session, seen: bool, at: datetime) -> MeetingState:
    if session.state == Session.State.CANCELLED:
        return MeetingState.CANCELLED
    if session.state == Session.State.HELD:
        return MeetingState.HELD
    if session.ends_at >= at:
        return MeetingState.AHEAD
    return MeetingState.NOT_CLOSED if seen else MeetingState.NOT_TAKEN
