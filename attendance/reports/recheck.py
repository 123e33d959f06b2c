"""The opening re-check: what was left at the end of the previous step, person by person, in the order people need it."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from attendance.models import Attendance, Enrolment, SkillLevel
from attendance.permissions.learners import enrolments_of
from attendance.reports.register import previous_session
from attendance.words import ATTENDED, SOLID, Level, Mark, Occasion
from courses.models import Session
from materials.models import Checkpoint


@dataclass(frozen=True)
class Recheck:
    """One person and one checkpoint of the previous step. Levels are "0" to "3", empty when nobody looked."""

    enrolment: Enrolment
    checkpoint: Checkpoint
    closing: str
    opening: str
    base: str
    """The act of today's level, if there is one."""

    @property
    def key(self) -> str:
        return f"{self.enrolment.pk}:{self.checkpoint.pk}"

    @property
    def closing_level(self) -> int | None:
        return int(self.closing) if self.closing else None

    @property
    def is_looked_at(self) -> bool:
        return self.opening != ""

    @property
    def comes_again(self) -> bool:
        return self.is_looked_at and self.opening not in SOLID


def recheck_of(session: Session) -> list[Recheck]:
    """Checkpoints with the most people at 0 or 1 come first; for each, the lowest level first. Those who were not looked
    at last time come last. Only who is here, or everybody expected while nobody is marked."""
    previous = previous_session(session)
    if previous is None:
        return []
    people = people_here(session)
    checkpoints = list(Checkpoint.objects.filter(step=previous.curriculum_step_id).select_related("step"))
    levels = levels_of(people, checkpoints)
    rows = [_row(person, checkpoint, levels) for checkpoint in checkpoints for person in people]
    weak = Counter(row.checkpoint.pk for row in rows if row.closing and row.closing not in SOLID)
    return sorted(
        rows,
        key=lambda row: (
            -weak[row.checkpoint.pk],
            row.checkpoint.position,
            row.closing or "9",
            row.enrolment.cohort_id != session.cohort_id,
            row.enrolment.number,
        ),
    )


def people_here(session: Session) -> list[Enrolment]:
    """Who came, visitors included; while nobody came yet, who is enrolled and has not said no."""
    rows = Attendance.objects.filter(session=session, enrolment__learner__erased_at__isnull=True)
    stands = {row.enrolment_id: row for row in rows.select_related("enrolment__learner")}
    here = [row.enrolment for row in stands.values() if row.value in ATTENDED]
    if here:
        return sorted(here, key=lambda person: (person.cohort_id != session.cohort_id, person.number))
    away = [key for key, row in stands.items() if row.value in (Mark.APOLOGY, Mark.ABSENT)]
    return list(enrolments_of(session.cohort).active().exclude(pk__in=away))


def levels_of(people: list[Enrolment], checkpoints: list[Checkpoint]) -> dict[tuple[UUID, int, str], SkillLevel]:
    """What stands, by person, checkpoint and occasion; also what was taken back (value none)."""
    rows = SkillLevel.objects.filter(
        enrolment__in=[person.pk for person in people], checkpoint__in=[checkpoint.pk for checkpoint in checkpoints]
    )
    return {(row.enrolment_id, row.checkpoint_id, row.occasion): row for row in rows}


def said(row: SkillLevel | None) -> str:
    return "" if row is None or row.value == Level.NONE else row.value


def _row(person: Enrolment, checkpoint: Checkpoint, levels: dict[tuple[UUID, int, str], SkillLevel]) -> Recheck:
    opening = levels.get((person.pk, checkpoint.pk, Occasion.OPENING))
    closing = levels.get((person.pk, checkpoint.pk, Occasion.CLOSING))
    return Recheck(person, checkpoint, said(closing), said(opening), str(opening.act_id) if opening else "")
