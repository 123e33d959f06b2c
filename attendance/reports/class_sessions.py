"""The meetings of one class: what became of each, and how many came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Count, QuerySet

from attendance.models import Attendance, Enrolment
from attendance.reports.counting import Counts
from attendance.reports.unmarked import register_taken
from attendance.words import ATTENDED
from courses.models import Cohort, Session


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


def meetings_of(cohort: Cohort, counts: Counts, at: datetime) -> tuple[Meeting, ...]:
    """In the order of the steps. `counts`: the class's tally, which knows who came to the meetings that are closed. One
    query, and one for what it doesn't know: meetings that wait to be closed, and people of a class that was cancelled."""
    sessions = sessions_of(cohort).annotate(is_taken=register_taken())
    states = {session: _state(session, session.is_taken, at) for session in sessions}
    untold = [MeetingState.NOT_CLOSED, *([MeetingState.HELD] if cohort.is_cancelled else [])]
    marked = _marked([session for session, state in states.items() if state in untold])
    return tuple(
        Meeting(session, state, marked[session.pk] if session.pk in marked else _came(session, state, counts))
        for session, state in states.items()
    )


def _came(session: Session, state: MeetingState, counts: Counts) -> int:
    if state != MeetingState.HELD:
        return 0
    return sum(counts[f"mark/{session.position}/{value}"] for value in ATTENDED)


def _marked(sessions: Sequence[Session]) -> dict[int, int]:
    """Who came of those enrolled now, by what is marked so far."""
    if not sessions:
        return {}
    own = Attendance.objects.filter(enrolment__state=Enrolment.State.ENROLLED, enrolment__cohort=sessions[0].cohort_id)
    came = own.filter(session__in=sessions, value__in=ATTENDED).order_by()
    return dict(came.values_list("session").annotate(Count("pk")))


def sessions_of(cohort: Cohort) -> QuerySet[Session]:
    return cohort.sessions.select_related("curriculum_step").order_by("curriculum_step__position")


def _state(session: Session, seen: bool, at: datetime) -> MeetingState:
    if session.state == Session.State.CANCELLED:
        return MeetingState.CANCELLED
    if session.state == Session.State.HELD:
        return MeetingState.HELD
    if session.ends_at >= at:
        return MeetingState.AHEAD
    return MeetingState.NOT_CLOSED if seen else MeetingState.NOT_TAKEN
