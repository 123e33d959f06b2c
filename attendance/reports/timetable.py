"""The sessions of the one who teaches: today, what comes, and what was not taken or not closed."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from attendance.reports.unmarked import register_taken
from attendance.words import ATTENDED
from courses.models import Session
from courses.models.session import SessionQuerySet

NEXT = 8


@dataclass(frozen=True)
class Timetable:
    today: tuple[Session, ...]
    coming: tuple[Session, ...]
    not_taken: tuple[Session, ...]
    """Over, and nobody was marked: out of every denominator until somebody types the register."""
    not_closed: tuple[Session, ...]
    """Over and marked, but nobody said that it is done."""

    @property
    def is_empty(self) -> bool:
        return not (self.today or self.coming or self.not_taken or self.not_closed)


def timetable_of(sessions: SessionQuerySet, at: datetime) -> Timetable:
    """`sessions` are those that the user may see. Four queries."""
    today = timezone.localdate(at)
    running = sessions.filter(cohort__cancelled_at__isnull=True)
    on_day = tuple(_with_people(running.on(today)).order_by("starts_at", "pk"))
    known = [session.pk for session in on_day]
    coming = running.upcoming(at).exclude(pk__in=known)
    over = running.filter(state=Session.State.PLANNED, ends_at__lt=at).exclude(pk__in=known)
    taken = register_taken()
    return Timetable(
        today=on_day,
        coming=tuple(_with_people(coming)[:NEXT]),
        not_taken=tuple(over.exclude(taken).order_by("starts_at")),
        not_closed=tuple(over.filter(taken).order_by("starts_at")),
    )


def _with_people(sessions: SessionQuerySet) -> SessionQuerySet:
    """`people` enrolled, `came` so far. Distinct, since both joins multiply."""
    return sessions.annotate(
        people=Count("cohort__enrolments", filter=Q(cohort__enrolments__state="enrolled"), distinct=True),
        came=Count("attendances", filter=Q(attendances__value__in=ATTENDED), distinct=True),
    )
