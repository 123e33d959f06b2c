"""Everything that stands about the people of some classes, read with a constant number of queries and grouped by person.
`reports.progress` makes sentences of it; nothing else reads it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from django.db.models import CharField, Func, Q
from django.db.models.sql.compiler import SQLCompiler

from attendance.models import Attendance, Enrolment, Handout, SkillLevel, StudyState
from attendance.reports.unmarked import register_taken
from attendance.words import Handed, Mark, Study
from courses.models import Cohort, Session
from materials.models import Checkpoint, CurriculumStep

Place = tuple[int, int]
"""A class and a number in it: who somebody is among these rows. An id would be read thirty thousand times for a class of
two thousand."""
_PLACE = ("enrolment__cohort", "enrolment__number")


class _Day(Func):
    """A day as text, 2026-09-01 whatever the server's style of dates: a class has few days and many rows."""

    function = "TO_CHAR"
    template = "%(function)s(%(expressions)s, 'YYYY-MM-DD')"
    output_field = CharField()

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS text)", **context)


_DAY = _Day("happened_on")


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


@dataclass(frozen=True)
class CohortFacts:
    cohort: Cohort
    sessions: tuple[Session, ...]
    """In the order of the steps, cancelled ones included."""
    steps: tuple[CurriculumStep, ...]
    checkpoints: tuple[Checkpoint, ...]
    marked_sessions: frozenset[int]
    """Sessions in which staff marked somebody."""


class Enrolments:
    """Who they are, with their names. Read for all of them at once as soon as somebody is asked for: whoever only counts
    needs nobody's name."""

    def __init__(self, rows: Iterable[Enrolment]) -> None:
        self._rows = rows

    def __getitem__(self, place: Place) -> Enrolment:
        return self._by_place[place]

    @cached_property
    def _by_place(self) -> dict[Place, Enrolment]:
        return {(row.cohort_id, row.number): row for row in self._rows}


class PersonFacts(NamedTuple):
    place: Place
    enrolments: Enrolments
    attendances: Sequence[AttendanceFact]
    """In no order."""
    levels: Sequence[LevelFact]
    """In the order of the days, as the studies are."""
    studies: Sequence[StudyFact]
    has_text: bool

    @property
    def enrolment(self) -> Enrolment:
        return self.enrolments[self.place]


Facts = tuple[CohortFacts, tuple[PersonFacts, ...]]
Fact = TypeVar("Fact")
Grouped = Mapping[Place, Sequence[Fact]]


def facts_of(cohorts: Sequence[Cohort], enrolments: Sequence[Enrolment] | None = None) -> list[Facts]:
    """Of these classes, in their order; of everybody enrolled now, or of these. Seven queries, one more when the first name
    is asked for, and one where somebody made up a step in another class, whatever the number of classes and people."""
    shared = list(_shared(cohorts))
    people: defaultdict[int, list[PersonFacts]] = defaultdict(list)
    for person in _people(cohorts, enrolments, {session.pk: session for each in shared for session in each.sessions}):
        people[person.place[0]].append(person)
    return [(each, tuple(people[each.cohort.pk])) for each in shared]


def _people(
    cohorts: Sequence[Cohort], enrolments: Sequence[Enrolment] | None, sessions: dict[int, Session]
) -> Iterable[PersonFacts]:
    """Plain rows and no models: a class of two thousand has thirty thousand of them."""
    has_text, found, who = _everybody(cohorts) if enrolments is None else _given(enrolments)
    attended, levels, studies = _attendances(found, sessions), _levels(found), _studies(found)
    for place in has_text:
        own = (attended.get(place, ()), levels.get(place, ()), studies.get(place, ()))
        yield PersonFacts(place, who, *own, has_text[place])


def _given(enrolments: Sequence[Enrolment]) -> tuple[dict[Place, bool], Q, Enrolments]:
    found = Q(enrolment__in=[row.pk for row in enrolments])
    texts = set(Handout.objects.filter(found, value=Handed.YES).values_list(*_PLACE))
    places = [(row.cohort_id, row.number) for row in enrolments]
    return {place: place in texts for place in places}, found, Enrolments(enrolments)


def _everybody(cohorts: Sequence[Cohort]) -> tuple[dict[Place, bool], Q, Enrolments]:
    """Names are looked up among all of the classes: nobody can be missing who leaves between two questions."""
    every = Enrolment.objects.filter(cohort__in=cohorts)
    texts = every.active().order_by("number").values_list("cohort", "number", "handout__value")
    found = Q(enrolment__cohort__in=cohorts, enrolment__state=Enrolment.State.ENROLLED)
    has_text = {(cohort, number): value == Handed.YES for cohort, number, value in texts}
    return has_text, found, Enrolments(every.select_related("learner"))


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


def _attendances(people: Q, sessions: dict[int, Session]) -> Grouped[AttendanceFact]:
    """In no order: asked to sort by the meeting's day, SQLite would begin with every session there is."""
    found = Attendance.objects.filter(people).exclude(value=Mark.NONE)
    rows = list(found.values_list(*_PLACE, "session_id", "value", _DAY))
    elsewhere = {row[2] for row in rows} - sessions.keys()
    if elsewhere:
        sessions |= Session.objects.select_related("curriculum_step").in_bulk(elsewhere)
    return _by_place(rows, lambda pk, value, day: AttendanceFact(sessions[pk], value, date.fromisoformat(day)))


def _levels(people: Q) -> Grouped[LevelFact]:
    rows = SkillLevel.objects.filter(people).exclude(value="none").order_by("happened_on", "counted_at")
    found = rows.values_list(*_PLACE, "checkpoint_id", "occasion", "value", _DAY)
    return _by_place(found, lambda *said: LevelFact._make((*said[:-1], date.fromisoformat(said[-1]))))


def _studies(people: Q) -> Grouped[StudyFact]:
    """At most one a day of the same material."""
    rows = StudyState.objects.filter(people).exclude(value=Study.NONE).order_by("happened_on", "counted_at")
    found = rows.values_list(*_PLACE, "material_id", "material__title", "value", "way", _DAY)
    return _by_place(found, lambda *said: StudyFact._make((*said[:-1], date.fromisoformat(said[-1]))))


class _Once(dict[Any, Any]):
    """What is made of equal rows is made once."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self._make = make

    def __missing__(self, row: tuple[Any, ...]) -> Any:
        self[row] = made = self._make(*row)
        return made


def _by_place(rows: Iterable[tuple[Any, ...]], make: Callable[..., Any]) -> Grouped[Any]:
    once, groups = _Once(make), defaultdict[Place, list[Any]](list)
    for row in rows:
        groups[row[:2]].append(once[row[2:]])
    return groups


def _by(pairs: Iterable[tuple[Any, Any]]) -> defaultdict[Any, list[Any]]:
    groups: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, row in pairs:
        groups[key].append(row)
    return groups
