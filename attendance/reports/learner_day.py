"""What a learner's day looks like: where on the path, what comes next. Made of `progress`, so that it agrees with every
other screen."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils import timezone

from attendance.models import Enrolment
from attendance.reports.progress import Progress
from attendance.reports.steps import DONE, StepStanding, StepState
from courses.models import Cohort, Session, StepPage

USUALLY_BRING = "スマホ、受講カード、紙の教材、めがね"


class Stage(models.TextChoices):
    WAITING = "waiting", "空き待ち"
    WITHDRAWN = "withdrawn", "取りやめ"
    CANCELLED = "cancelled", "中止"
    UNDATED = "undated", "日にちが まだ"
    BEFORE = "before", "第1回の前"
    BETWEEN = "between", "回のあいだ"
    AFTER = "after", "おわったあと"


@dataclass(frozen=True)
class LearnerDay:
    stage: Stage
    next: Session | None
    days_until: int
    bring: str
    path: tuple[tuple[str, str], ...]
    """(label, state) as the tag `path` takes them."""
    cancelled: tuple[Session, ...]
    """Sessions that will not take place and whose time is still ahead."""
    position: int
    """The step of the last session that took place; 0 before the first."""


def learner_day(progress: Progress, at: datetime) -> LearnerDay:
    """One query more, for what to bring, when there is a next session."""
    cohort = progress.enrolment.cohort
    sessions = sorted((step.session for step in progress.steps if step.session), key=lambda session: session.starts_at)
    planned = [session for session in sessions if session.state == Session.State.PLANNED and session.ends_at > at]
    following = planned[0] if planned and not cohort.is_cancelled else None
    position = max((session.position for session in sessions if _took_place(session, at)), default=0)
    return LearnerDay(
        stage=_stage(progress.enrolment, sessions, following, position),
        next=following,
        days_until=(following.day - timezone.localdate(at)).days if following else 0,
        bring=_bring(cohort, following) if following else "",
        path=tuple((step.label, _place_on_path(step, following)) for step in progress.steps),
        cancelled=tuple(s for s in sessions if s.state == Session.State.CANCELLED and s.ends_at > at),
        position=position,
    )


def _took_place(session: Session, at: datetime) -> bool:
    """Also before a person has closed it: people practise on the evening of the class."""
    return session.state == Session.State.HELD or (session.state == Session.State.PLANNED and session.ends_at <= at)


def _stage(enrolment: Enrolment, sessions: list[Session], following: Session | None, position: int) -> Stage:
    if enrolment.cohort.is_cancelled:
        return Stage.CANCELLED
    if enrolment.state == Enrolment.State.WAITING:
        return Stage.WAITING
    if enrolment.state == Enrolment.State.WITHDRAWN:
        return Stage.WITHDRAWN
    if following is not None:
        return Stage.BETWEEN if position else Stage.BEFORE
    if position:
        return Stage.AFTER
    return Stage.CANCELLED if sessions else Stage.UNDATED


def _place_on_path(step: StepStanding, following: Session | None) -> str:
    if step.state in DONE:
        return "done"
    if step.session is not None and step.session == following:
        return "now"
    return "missed" if step.state == StepState.MISSED else "todo"


def _bring(cohort: Cohort, session: Session) -> str:
    pages = StepPage.objects.filter(path__startswith=cohort.course.path, curriculum_step=session.curriculum_step_id)
    return pages.values_list("bring", flat=True).first() or USUALLY_BRING
