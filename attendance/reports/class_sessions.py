"""The meetings of one class: what became of each, and how many came."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Count, QuerySet

from attendance.models import Attendance, Enrolment
from attendance.reports.unmarked import register_taken
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


def meetings_of(cohort: Cohort, at: datetime) -> tuple[Meeting, ...]:
    """In the order of the steps. Two queries, whatever the number of people."""
    marks = Attendance.objects.filter(session__cohort=cohort).order_by()
    own = marks.of_who_came().filter(enrolment__cohort=cohort, enrolment__state=Enrolment.State.ENROLLED)
    came = dict(own.values_list("session").annotate(Count("pk")))
    return tuple(
        Meeting(session, _state(session, session.is_taken, at), came.get(session.pk, 0))
        for session in sessions_of(cohort).annotate(is_taken=register_taken())
    )


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
