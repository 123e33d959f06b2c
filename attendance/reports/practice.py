"""What to practise now: the materials of the last session that took place, the first one that is not yet done. もう一度
comes back the next day, before all others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from attendance.reports.study import Answer, digits_of
from attendance.words import Study
from courses.models import Cohort, StepMaterial


@dataclass(frozen=True)
class Practice:
    """A material of a step, with what this person last said about it."""

    material_id: int
    digits: str
    title: str
    minutes: int
    position: int
    """The step it belongs to: 第1回 is 1."""
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class Practising:
    now: Practice | None
    ahead: int
    """Materials of this interval that are not done, the one of now left out."""
    all: tuple[Practice, ...]
    """Every material of the steps so far, the latest step first."""
    did_today: bool

    @property
    def is_empty(self) -> bool:
        return not self.all


def practising(cohort: Cohort, position: int, answers: Sequence[Answer], today: date) -> Practising:
    """`position` is the step of the last session that took place, 0 before the first. One query."""
    latest: dict[int, Answer] = {}
    for answer in answers:  # the latest first
        if answer.material_id is not None:
            latest.setdefault(answer.material_id, answer)
    rows = [row for row in materials_of(cohort, latest) if row.position <= position] if position else []
    current = [row for row in rows if row.position == position and row.answer != Study.DID]
    waiting = sorted((row for row in current if not _is_for_tomorrow(row, today)), key=_urgency)
    return Practising(
        now=waiting[0] if waiting else None,
        ahead=len(current) - bool(waiting),
        all=tuple(sorted(rows, key=lambda row: -row.position)),
        did_today=any(answer.on == today and answer.value == Study.DID for answer in answers),
    )


def _urgency(row: Practice) -> int:
    """もう一度 of an earlier day, then what was never tried, then what waits for an answer."""
    return {Study.AGAIN: 0, "": 1, Study.ASK: 2}.get(row.answer, 1)


def _is_for_tomorrow(row: Practice, today: date) -> bool:
    return row.answer == Study.AGAIN and row.answered_on == today


def materials_of(cohort: Cohort, latest: dict[int, Answer]) -> list[Practice]:
    """In the order of the interval; what has no number on paper is not asked for."""
    rows = (
        StepMaterial.objects.filter(step__path__startswith=cohort.course.path, material__live=True, step__live=True)
        .annotate(digits=digits_of("material"))
        .filter(digits__isnull=False)
        .order_by("step__curriculum_step__position", "sort_order")
        .values_list("material_id", "digits", "material__title", "material__minutes", "step__curriculum_step__position")
    )
    return [
        Practice(pk, digits, title, minutes, position, said.value if said else "", said.on if said else None)
        for pk, digits, title, minutes, position in rows
        for said in [latest.get(pk)]
    ]
