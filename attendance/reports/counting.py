"""One class as numbers that can be added up: the one place where people are counted. What a figure makes of them stands
in `attendance.figures`. Keys are words with a slash between them, and the position of the meeting where there is one. What
is about a step or a checkpoint names its curriculum too: equal codes of two curricula are two things."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min
from django.db.models.functions import Coalesce

from attendance.models import Attendance, Enrolment
from attendance.reports.intervals import Interval, IntervalStanding
from attendance.reports.progress import CohortProgress, Progress, progress_of
from attendance.reports.retention import CheckpointStanding
from attendance.reports.steps import DONE, StepState
from attendance.words import ATTENDED, SOLID, Level, Study, Way
from courses.models import Cohort, Session, Teaching

Counts = Counter[str]
ONE_FOR = 4
"""Learners for one member of staff, at most (the state's programme)."""
_WAYS = {Way.OFFLINE: Way.PHONE, Way.IMPORT: Way.PAPER}
"""A tap that was sent later is still a tap; a list that was taken in was paper."""


def count_cohort(cohort: Cohort, at: datetime) -> Counts:
    """Constant number of queries. A class that was cancelled as a whole counts as planned and cancelled meetings, no more."""
    counts: Counts = Counter()
    progress = progress_of(cohort, at)
    marked = progress.marked_sessions
    _meetings(counts, progress.sessions, marked, at)
    if cohort.is_cancelled:
        return +counts
    _people(counts, cohort)
    _attendances(counts, cohort, progress.sessions)
    for person in progress.people:
        _standing(counts, person)
        _kept(counts, person, cohort.curriculum.code)
        _levels(counts, person.checkpoints, cohort.curriculum.code)
    _completion(counts, progress, marked, at)
    _study(counts, progress, at)
    _learners(counts, cohort)
    return +counts


def _meetings(counts: Counts, sessions: Iterable[Session], marked: frozenset[int], at: datetime) -> None:
    for session in sessions:
        counts["meetings/planned"] += 1
        if session.state == Session.State.CANCELLED:
            counts["meetings/cancelled"] += 1
        elif session.state == Session.State.HELD:
            counts["meetings/held"] += 1
            counts[f"held/{session.position}"] += 1
        elif session.is_not_taken(at, marked=session.pk in marked):
            counts["meetings/not_taken"] += 1
        elif session.ends_at < at:
            counts["meetings/open"] += 1
        else:
            counts["meetings/ahead"] += 1


def _people(counts: Counts, cohort: Cohort) -> None:
    counts["capacity"] = cohort.capacity
    for state, reason in Enrolment.objects.in_cohort(cohort).values_list("state", "left_because"):
        counts["applied"] += 1
        counts[f"people/{state}"] += 1
        if state == Enrolment.State.WITHDRAWN:
            counts[f"left/{reason or 'unknown'}"] += 1


def _attendances(counts: Counts, cohort: Cohort, sessions: Iterable[Session]) -> None:
    """延べ: everybody who came to a meeting that was held, also who left the class since and who came from another one."""
    held = {session.pk: session for session in sessions if session.state == Session.State.HELD}
    came = Attendance.objects.filter(session__in=held).of_who_came()
    heads = Counter(came.values_list("session_id", flat=True))
    teaching = list(Teaching.objects.filter(cohort=cohort))
    for pk, session in held.items():
        staff = sum(row.starts <= session.day <= row.until for row in teaching)
        counts[f"came/{session.position}"] += heads[pk]
        counts["staff"] += staff
        counts["staffed/came"] += heads[pk]
        counts["staffed/enough"] += bool(staff) and heads[pk] <= ONE_FOR * staff


def _standing(counts: Counts, person: Progress) -> None:
    """Of those enrolled now, at the meetings of their own class. A make-up counts as having done the step."""
    counts["text/yes"] += person.has_text
    for step in person.steps:
        held = step.session is not None and step.session.state == Session.State.HELD
        if held:
            counts[f"expected/{step.step.position}"] += 1
            counts[f"mark/{step.step.position}/{_mark(step.state, step.mark)}"] += 1
        if step.state in DONE:
            counts[f"done/{step.step.position}"] += 1


def _mark(state: str, mark: str) -> str:
    if state == StepState.MADE_UP:
        return "made_up"
    return mark if mark in ATTENDED or mark == "apology" else "absent"


def _kept(counts: Counts, person: Progress, curriculum: str) -> None:
    for row in person.checkpoints:
        series = "echo" if row.is_echo else "kept"
        position, code, solid = row.checkpoint.step.position, row.checkpoint.code, row.closing in SOLID
        for place in (f"{series}/{curriculum}/{position}", f"{series}@{curriculum}/{code}"):
            counts[f"{place}/{row.outcome}"] += 1
            counts[f"{place}/solid"] += solid
        if row.days_between is not None and row.outcome in ("kept", "lost"):
            counts[f"days/{series}/{row.days_between}"] += 1


def _levels(counts: Counts, rows: Iterable[CheckpointStanding], curriculum: str) -> None:
    for row in rows:
        if row.latest not in ("", Level.NONE):
            counts[f"level@{curriculum}/{row.checkpoint.code}/{row.latest}"] += 1


def _completion(counts: Counts, progress: CohortProgress, marked: frozenset[int], at: datetime) -> None:
    counts["completed"] = len(progress.completed)
    counts["expecting"] = sum(person.completion.expected for person in progress.people)
    if _has_ended(progress.sessions, marked, at):
        counts["ended/people"] = len(progress.people)
        counts["ended/completed"] = len(progress.completed)


def _has_ended(sessions: Iterable[Session], marked: frozenset[int], at: datetime) -> bool:
    """The last meeting that was not cancelled is closed, and none before it is ahead or waits to be closed. A register that
    is missing at the end may still come: until then nobody can have completed (reports.completion), so nobody is counted."""
    meetings = [session for session in sessions if session.state != Session.State.CANCELLED]
    return bool(meetings and meetings[-1].state == Session.State.HELD) and all(
        session.state == Session.State.HELD or session.is_not_taken(at, marked=session.pk in marked)
        for session in meetings
    )


def _study(counts: Counts, progress: CohortProgress, at: datetime) -> None:
    """Of those enrolled now, in every interval that has begun after a meeting that was held."""
    begun = [interval for interval in progress.intervals if _has_begun(interval, at)]
    for person in progress.people:
        for standing in person.intervals:
            if standing.interval in begun:
                _reached(counts, standing)
                for row in standing.studies:
                    counts[f"studied@{row.material_id or 0}"] += 1
                    counts[f"asked@{row.material_id or 0}"] += row.value == Study.ASK


def _has_begun(interval: Interval, at: datetime) -> bool:
    return interval.after.state == Session.State.HELD and interval.after.ends_at <= at


def _reached(counts: Counts, standing: IntervalStanding) -> None:
    position = standing.interval.after.position
    counts[f"study/{position}/people"] += 1
    counts[f"study/{position}/any"] += standing.is_reached
    for way in {_WAYS.get(Way(way), Way(way)) for way in standing.ways}:
        counts[f"study/{position}/{way}"] += 1


def _learners(counts: Counts, cohort: Cohort) -> None:
    """実人数: came to a meeting that was held, counted in the first class of the year in which somebody did. So the classes
    of a town add up to people, and never to more than 延べ. Somebody merged twice is still one."""
    came = Attendance.objects.of_who_came().filter(
        session__state=Session.State.HELD,
        session__cohort__municipality=cohort.municipality_id,
        session__cohort__fiscal_year=cohort.fiscal_year,
        session__cohort__cancelled_at__isnull=True,
    )
    people = came.values(
        person=Coalesce(
            "enrolment__learner__merged_into__merged_into", "enrolment__learner__merged_into", "enrolment__learner"
        )
    )
    counts["learners"] = people.annotate(first=Min("session__cohort")).filter(first=cohort.pk).count()
