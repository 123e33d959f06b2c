"""What a municipality's year still waits for before it is reported: nothing of it keeps anybody from reporting."""

from dataclasses import dataclass
from datetime import datetime

from attendance.reports.unmarked import register_taken
from courses.models import Cohort, Session
from courses.models.cohort import CohortQuerySet


@dataclass(frozen=True, slots=True)
class Running:
    """A class with meetings ahead."""

    cohort: Cohort
    last: Session


@dataclass(frozen=True, slots=True)
class YearOpen:
    not_taken: tuple[Session, ...]
    """Over, and nobody was marked."""
    not_closed: tuple[Session, ...]
    """Over and marked, but nobody said that it is done: it counts as not held yet."""
    running: tuple[Running, ...]

    @property
    def is_all_done(self) -> bool:
        return not (self.not_taken or self.not_closed or self.running)


def year_open(cohorts: CohortQuerySet, at: datetime) -> YearOpen:
    """One query."""
    planned = Session.objects.filter(cohort__in=cohorts.running(), state=Session.State.PLANNED)
    rows = list(
        planned.annotate(is_taken=register_taken())
        .select_related("cohort", "curriculum_step")
        .order_by("starts_at", "pk")
    )
    over = [session for session in rows if session.ends_at < at]
    ahead: dict[Cohort, Session] = {}
    for session in rows:
        if session.ends_at >= at:
            ahead[session.cohort] = session
    return YearOpen(
        not_taken=tuple(session for session in over if not session.is_taken),
        not_closed=tuple(session for session in over if session.is_taken),
        running=tuple(Running(cohort, last) for cohort, last in ahead.items()),
    )
