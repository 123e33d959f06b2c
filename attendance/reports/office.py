"""What a municipality's desk looks at: the day, the classes, who waits for something. Pure reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from attendance.models import Enrolment
from attendance.reports.card_life import FOLLOW_UP
from attendance.reports.help_reasons import HelpCode
from attendance.reports.progress import CohortProgress, Progress, progress_of_each
from attendance.reports.timetable import Timetable, timetable_of
from courses.models import Cohort, Session
from courses.models.cohort import CohortQuerySet

NEXT_STEPS = (
    (HelpCode.ASKED, "電話で何を聞きたいかを聞き、講師に伝える"),
    (HelpCode.MISSED, "電話でようすを聞き、補講の日を知らせる"),
    (HelpCode.LOST, "つぎの回のはじめに、もう一度いっしょにやる"),
    (HelpCode.QUIET, "電話で自習のようすを聞き、紙の分も記録する"),
)
"""What to do about a reason, the most pressing first."""


@dataclass(frozen=True)
class FollowUp:
    """One person to speak to, with the class."""

    cohort: Cohort
    person: Progress

    @property
    def next_step(self) -> str:
        codes = {reason.code for reason in self.person.reasons}
        return next((words for code, words in NEXT_STEPS if code in codes), "")


@dataclass(frozen=True)
class WithoutText:
    """Who of a class has no text yet, and the meeting in whose register it is ticked off: the latest that began."""

    cohort: Cohort
    session: Session
    people: tuple[Progress, ...]


@dataclass(frozen=True)
class Desk:
    timetable: Timetable
    follow_ups: tuple[FollowUp, ...]
    without_text: tuple[WithoutText, ...]
    has_classes: bool

    @property
    def is_quiet(self) -> bool:
        return self.timetable.is_empty and not self.follow_ups and not self.without_text


def with_counts(cohorts: CohortQuerySet) -> QuerySet[Cohort]:
    """Adds `enrolled` and `waiting` to each class. Two queries more for the sessions and their steps."""
    active = Q(enrolments__state=Enrolment.State.ENROLLED)
    return (
        cohorts.for_screen()
        .prefetch_related("sessions__curriculum_step")
        .annotate(
            enrolled=Count("enrolments", filter=active, distinct=True),
            waiting=Count("enrolments", filter=Q(enrolments__state=Enrolment.State.WAITING), distinct=True),
        )
    )


def desk_of(cohorts: CohortQuerySet, at: datetime) -> Desk:
    """Progress is read of the classes that have begun and whose follow-up period is not over: about one to three a
    municipality. The number of queries does not depend on how many."""
    progress = progress_of_each(list(begun(cohorts, at).order_by("slug")), at)
    sessions = Session.objects.filter(cohort__in=cohorts).select_related(
        "cohort__municipality", "cohort__venue", "curriculum_step"
    )
    return Desk(
        timetable=timetable_of(sessions, at),
        follow_ups=follow_ups_in(progress),
        without_text=tuple(
            WithoutText(row.cohort, _latest_begun(row, at), row.without_text) for row in progress if row.without_text
        ),
        has_classes=cohorts.exists(),
    )


def _latest_begun(progress: CohortProgress, at: datetime) -> Session:
    held = (s for s in progress.sessions if s.starts_at <= at and s.state != Session.State.CANCELLED)
    return max(held, key=lambda session: session.starts_at)


def begun(cohorts: CohortQuerySet, at: datetime) -> CohortQuerySet:
    sessions = Session.objects.filter(cohort=OuterRef("pk")).exclude(state=Session.State.CANCELLED)
    started = Exists(sessions.filter(starts_at__lte=at))
    recent = Exists(sessions.filter(ends_at__gte=at - FOLLOW_UP))
    return cohorts.running().filter(started, recent).select_related("municipality", "venue")


def follow_ups_of(cohorts: CohortQuerySet, at: datetime) -> tuple[FollowUp, ...]:
    """The desk's own list, without the rest of the desk."""
    return follow_ups_in(progress_of_each(list(begun(cohorts, at).order_by("slug")), at))


def follow_ups_in(progress: Sequence[CohortProgress]) -> tuple[FollowUp, ...]:
    """The longest list of reasons first, whatever the class."""
    found = [FollowUp(row.cohort, person) for row in progress for person in row.needing_help]
    return tuple(sorted(found, key=lambda each: (-len(each.person.reasons), each.cohort.slug, each.person.number)))
