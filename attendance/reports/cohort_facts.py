"""Everything that stands about the people of one cohort, read with a constant number of queries and grouped by person.
`reports.progress` makes sentences of it; nothing else reads it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from attendance.models import Attendance, Enrolment, Handout, SkillLevel, StudyState
from attendance.words import Handed, Mark, Study
from courses.models import Cohort, Session
from materials.models import Checkpoint, CurriculumStep

Row = TypeVar("Row", Attendance, SkillLevel, StudyState)


@dataclass(frozen=True)
class CohortFacts:
    cohort: Cohort
    sessions: tuple[Session, ...]
    """In the order of the steps, cancelled ones included."""
    steps: tuple[CurriculumStep, ...]
    checkpoints: tuple[Checkpoint, ...]
    marked_sessions: frozenset[int]
    """Sessions in which staff marked somebody."""


@dataclass(frozen=True)
class PersonFacts:
    enrolment: Enrolment
    attendances: tuple[Attendance, ...]
    levels: tuple[SkillLevel, ...]
    studies: tuple[StudyState, ...]
    has_text: bool


def facts_of(
    cohort: Cohort, enrolments: Sequence[Enrolment] | None = None
) -> tuple[CohortFacts, tuple[PersonFacts, ...]]:
    """Nine queries at most, whatever the number of people. The default is everybody enrolled now."""
    if enrolments is None:
        enrolments = list(Enrolment.objects.in_cohort(cohort).active().for_screen())
    ids = [row.pk for row in enrolments]
    attended, levels, studies = _attendances(ids), _levels(ids), _studies(ids)
    texts = set(Handout.objects.filter(enrolment__in=ids, value=Handed.YES).values_list("enrolment_id", flat=True))
    people = tuple(
        PersonFacts(row, tuple(attended[row.pk]), tuple(levels[row.pk]), tuple(studies[row.pk]), row.pk in texts)
        for row in enrolments
    )
    return _shared(cohort), people


def _shared(cohort: Cohort) -> CohortFacts:
    sessions = tuple(cohort.sessions.select_related("curriculum_step").order_by("curriculum_step__position"))
    steps = tuple(CurriculumStep.objects.filter(curriculum=cohort.curriculum_id).order_by("position"))
    checkpoints = tuple(Checkpoint.objects.filter(step__curriculum=cohort.curriculum_id).select_related("step"))
    marked = Attendance.objects.filter(session__cohort=cohort).that_show_a_meeting()
    return CohortFacts(
        cohort, sessions, steps, checkpoints, frozenset(marked.values_list("session_id", flat=True).distinct())
    )


def _attendances(ids: list[UUID]) -> defaultdict[UUID, list[Attendance]]:
    rows = Attendance.objects.filter(enrolment__in=ids).exclude(value=Mark.NONE)
    return _grouped(rows.select_related("session__curriculum_step", "session__cohort").order_by("session__starts_at"))


def _levels(ids: list[UUID]) -> defaultdict[UUID, list[SkillLevel]]:
    return _grouped(
        SkillLevel.objects.filter(enrolment__in=ids).exclude(value="none").order_by("happened_on", "counted_at")
    )


def _studies(ids: list[UUID]) -> defaultdict[UUID, list[StudyState]]:
    rows = StudyState.objects.filter(enrolment__in=ids).exclude(value=Study.NONE)
    return _grouped(rows.select_related("material").order_by("happened_on", "counted_at"))


def _grouped(rows: Iterable[Row]) -> defaultdict[UUID, list[Row]]:
    groups: defaultdict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.enrolment_id].append(row)
    return groups
