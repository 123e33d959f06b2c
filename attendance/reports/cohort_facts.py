"""Everything that stands about the people of some classes, read with a constant number of queries and grouped by person.
`reports.progress` makes sentences of it; nothing else reads it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from attendance.models import Attendance, Enrolment, Handout, SkillLevel, StudyState
from attendance.reports.unmarked import register_taken
from attendance.words import Handed, Mark, Study
from courses.models import Cohort, Session
from materials.models import Checkpoint, CurriculumStep

People = Sequence[UUID] | QuerySet[Any]
"""Enrolments by their ids, or the query that finds them."""
Place = tuple[int, int]
"""A class and a number in it: who somebody is among these rows. An id would be read thirty thousand times for a class of
two thousand."""
_PLACE = ("enrolment__cohort", "enrolment__number")


class AttendanceFact(NamedTuple):
    session: Session
    value: str
    happened_on: date


class LevelFact(NamedTuple):
    checkpoint_id: int
    occasion: str
    value: str
    happened_on: date


class StudyFact(NamedTuple):
    """`material_id` none and no title is a stamp without a topic."""

    material_id: int | None
    title: str | None
    value: str
    way: str
    happened_on: date
    counted_at: datetime


@dataclass(frozen=True)
class CohortFacts:
    cohort: Cohort
    sessions: tuple[Session, ...]
    """In the order of the steps, cancelled ones included."""
    steps: tuple[CurriculumStep, ...]
    checkpoints: tuple[Checkpoint, ...]
    marked_sessions: frozenset[int]
    """Sessions in which staff marked somebody."""


class PersonFacts(NamedTuple):
    enrolment: Enrolment
    attendances: Sequence[AttendanceFact]
    levels: Sequence[LevelFact]
    studies: Sequence[StudyFact]
    has_text: bool


Facts = tuple[CohortFacts, tuple[PersonFacts, ...]]


def facts_of(cohorts: Sequence[Cohort], enrolments: Sequence[Enrolment] | None = None) -> list[Facts]:
    """Of these classes, in their order. Eight queries, and one more where somebody made up a step in another class, whatever
    the number of classes and people. The default is everybody enrolled now."""
    shared = list(_shared(cohorts))
    rows, found = _chosen(cohorts, enrolments)
    people: defaultdict[int, list[PersonFacts]] = defaultdict(list)
    for person in _people(rows, found, {session.pk: session for each in shared for session in each.sessions}):
        people[person.enrolment.cohort_id].append(person)
    return [(each, tuple(people[each.cohort.pk])) for each in shared]


def _chosen(cohorts: Sequence[Cohort], enrolments: Sequence[Enrolment] | None) -> tuple[Sequence[Enrolment], People]:
    if enrolments is not None:
        return enrolments, [row.pk for row in enrolments]
    everybody = Enrolment.objects.filter(cohort__in=cohorts).active()
    return list(everybody.for_screen()), everybody.order_by().values("pk")


def _people(rows: Sequence[Enrolment], found: People, sessions: dict[int, Session]) -> Iterable[PersonFacts]:
    """Plain rows and no models: a class of two thousand has fifty thousand of them."""
    attended, levels, studies = _attendances(found, sessions), _levels(found), _studies(found)
    texts = set(Handout.objects.filter(enrolment__in=found, value=Handed.YES).values_list(*_PLACE))
    for row in rows:
        place = (row.cohort_id, row.number)
        yield PersonFacts(row, attended[place], levels[place], studies[place], place in texts)


def _shared(cohorts: Sequence[Cohort]) -> Iterable[CohortFacts]:
    curricula = {cohort.curriculum_id for cohort in cohorts}
    every = Session.objects.filter(cohort__in=cohorts).annotate(is_taken=register_taken())
    ordered = every.order_by("curriculum_step__position")
    sessions = _by((row.cohort_id, row) for row in ordered.select_related("curriculum_step"))
    steps = CurriculumStep.objects.filter(curriculum__in=curricula).order_by("position")
    steps_of = _by((row.curriculum_id, row) for row in steps)
    checkpoints = Checkpoint.objects.filter(step__curriculum__in=curricula).select_related("step")
    checkpoints_of = _by((row.step.curriculum_id, row) for row in checkpoints)
    for cohort in cohorts:
        own = tuple(sessions[cohort.pk])
        yield CohortFacts(
            cohort,
            own,
            tuple(steps_of[cohort.curriculum_id]),
            tuple(checkpoints_of[cohort.curriculum_id]),
            frozenset(session.pk for session in own if session.is_taken),
        )


def _attendances(people: People, sessions: dict[int, Session]) -> defaultdict[Place, list[AttendanceFact]]:
    found = Attendance.objects.filter(enrolment__in=people).exclude(value=Mark.NONE).order_by("session__starts_at")
    rows = list(found.values_list(*_PLACE, "session_id", "value", "happened_on"))
    elsewhere = {session_id for _, _, session_id, *_ in rows} - sessions.keys()
    if elsewhere:
        sessions |= Session.objects.select_related("curriculum_step").in_bulk(elsewhere)
    return _by((row[:2], AttendanceFact(sessions[row[2]], row[3], row[4])) for row in rows)


def _levels(people: People) -> defaultdict[Place, list[LevelFact]]:
    rows = SkillLevel.objects.filter(enrolment__in=people).exclude(value="none").order_by("happened_on", "counted_at")
    found = rows.values_list(*_PLACE, "checkpoint_id", "occasion", "value", "happened_on")
    return _by((row[:2], LevelFact._make(row[2:])) for row in found)


def _studies(people: People) -> defaultdict[Place, list[StudyFact]]:
    rows = StudyState.objects.filter(enrolment__in=people).exclude(value=Study.NONE)
    fields = ("material_id", "material__title", "value", "way", "happened_on", "counted_at")
    found = rows.order_by("happened_on", "counted_at").values_list(*_PLACE, *fields)
    return _by((row[:2], StudyFact._make(row[2:])) for row in found)


def _by(pairs: Iterable[tuple[Any, Any]]) -> defaultdict[Any, list[Any]]:
    groups: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, row in pairs:
        groups[key].append(row)
    return groups
