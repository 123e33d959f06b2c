"""Before the class: who comes, how many must teach, who sits in front and why, what to look at first, who practised."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.utils import timezone

from attendance.models import StudyState
from attendance.reports.progress import Progress, progress_of
from attendance.reports.recheck import Recheck, recheck_of
from attendance.reports.register import Register, previous_session, register_of, still_asked
from attendance.words import SOLID, Study, Way
from courses.models import Session
from materials.models import Checkpoint

SEATS_IN_FRONT = 4
PEOPLE_PER_TEACHER = 4
"""The national scheme asks for one instructor or assistant for four learners."""


@dataclass(frozen=True)
class Weak:
    """A checkpoint, and how many of those who come were at 0 or 1 at the end of the previous step."""

    checkpoint: Checkpoint
    people: int
    of: int

    @property
    def width(self) -> int:
        """Of a bar 298 wide."""
        return round(298 * self.people / self.of) if self.of else 0


@dataclass(frozen=True)
class Opening:
    session: Session
    register: Register
    previous: Session | None
    in_front: tuple[Progress, ...]
    """Who needs help most, as many as the first row has seats."""
    also_needing: tuple[Progress, ...]
    weak: tuple[Weak, ...]
    studied: tuple[tuple[str, str, int], ...]
    """(way, its word, people): each person once, by the way of the latest answer."""
    asked: tuple[tuple[str, int], ...]
    """(title of the material, people who asked), the most first."""

    @property
    def teachers_needed(self) -> int:
        return ceil(self.register.expected / PEOPLE_PER_TEACHER)

    @property
    def teachers_missing(self) -> int:
        return max(self.teachers_needed - self.register.teachers, 0)

    @property
    def places(self) -> list[str]:
        """A shape for each who teaches, a dashed one for each who is missing."""
        return ["person"] * self.register.teachers + ["person-need"] * self.teachers_missing

    @property
    def studied_people(self) -> int:
        return sum(people for _, _, people in self.studied)


def opening_of(session: Session, at: datetime | None = None) -> Opening:
    register = register_of(session)
    previous = previous_session(session)
    away = {row.enrolment.pk for row in register.rows if row.value in ("apology", "absent")}
    needing = [p for p in progress_of(session.cohort, at or timezone.now()).needing_help if p.enrolment.pk not in away]
    studies = _studies_since(register, previous)
    return Opening(
        session=session,
        register=register,
        previous=previous,
        in_front=tuple(needing[:SEATS_IN_FRONT]),
        also_needing=tuple(needing[SEATS_IN_FRONT:]),
        weak=_weak(recheck_of(session)),
        studied=_by_way(studies),
        asked=_asked(studies),
    )


def _studies_since(register: Register, previous: Session | None) -> list[StudyState]:
    if previous is None:
        return []
    ids = [row.enrolment.pk for row in register.everybody]
    rows = StudyState.objects.filter(enrolment__in=ids, happened_on__gte=previous.day).exclude(value=Study.NONE)
    return list(rows.select_related("material").order_by("happened_on", "counted_at"))


def _by_way(studies: list[StudyState]) -> tuple[tuple[str, str, int], ...]:
    latest: dict[UUID, str] = {row.enrolment_id: row.way for row in studies}
    count = Counter(latest.values())
    return tuple((way.value, way.label, count[way.value]) for way in Way if count[way.value])


def _asked(studies: list[StudyState]) -> tuple[tuple[str, int], ...]:
    titles = Counter(row.material.title for row in still_asked(studies) if row.material)
    return tuple(titles.most_common(5))


def _weak(rechecks: list[Recheck]) -> tuple[Weak, ...]:
    """In the order of the re-check itself; three, since there are ten minutes."""
    found: dict[int, Weak] = {}
    for checkpoint in dict.fromkeys(row.checkpoint for row in rechecks):
        rows = [row for row in rechecks if row.checkpoint == checkpoint]
        people = sum(row.closing != "" and row.closing not in SOLID for row in rows)
        if people:
            found[checkpoint.pk] = Weak(checkpoint, people, len(rows))
    return tuple(found.values())[:3]
