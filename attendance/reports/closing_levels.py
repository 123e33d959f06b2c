"""The step's own checkpoints at the end of its session: everybody who is here against every checkpoint."""

from dataclasses import dataclass

from attendance.models import Enrolment
from attendance.reports.recheck import levels_of, people_here, said
from attendance.words import Occasion
from courses.models import Session
from materials.models import Checkpoint


@dataclass(frozen=True)
class ClosingLevel:
    enrolment: Enrolment
    checkpoint: Checkpoint
    level: str
    base: str

    @property
    def key(self) -> str:
        return f"{self.enrolment.pk}:{self.checkpoint.pk}"


@dataclass(frozen=True)
class ClosingSheet:
    people: tuple[Enrolment, ...]
    checkpoints: tuple[Checkpoint, ...]
    rows: tuple[ClosingLevel, ...]
    """By checkpoint, then by person."""

    def of_person(self, enrolment: Enrolment) -> list[ClosingLevel]:
        return [row for row in self.rows if row.enrolment.pk == enrolment.pk]

    def of_checkpoint(self, checkpoint: Checkpoint) -> list[ClosingLevel]:
        return [row for row in self.rows if row.checkpoint.pk == checkpoint.pk]

    @property
    def looked_at(self) -> int:
        return sum(row.level != "" for row in self.rows)


def closing_levels_of(session: Session) -> ClosingSheet:
    people = people_here(session)
    checkpoints = list(Checkpoint.objects.filter(step=session.curriculum_step_id))
    levels = levels_of(people, checkpoints)
    stands = {(c.pk, p.pk): levels.get((p.pk, c.pk, Occasion.CLOSING)) for c in checkpoints for p in people}
    rows = tuple(
        ClosingLevel(p, c, said(row), str(row.act_id) if row else "")
        for c in checkpoints
        for p in people
        for row in [stands[c.pk, p.pk]]
    )
    return ClosingSheet(tuple(people), tuple(checkpoints), rows)
