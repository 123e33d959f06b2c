"""Everybody ever taken into a class of some classes, with what was seen of them. Class by class: a year is never held in
memory, and each class costs as many queries whatever its size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from attendance.models import Enrolment
from attendance.permissions.learners import enrolments_of
from attendance.reports.progress import CohortProgress, progress_of
from courses.models import Cohort
from courses.models.cohort import CohortQuerySet
from materials.models import Checkpoint, Curriculum, CurriculumStep


@dataclass(frozen=True)
class Taught:
    """What the classes of a year teach: the columns that they have in common, or one of them has."""

    positions: tuple[int, ...]
    checkpoints: tuple[Checkpoint, ...]
    curricula: tuple[Curriculum, ...]


def taught_in(cohorts: CohortQuerySet) -> Taught:
    """Three queries."""
    curricula = Curriculum.objects.filter(pk__in=cohorts.order_by().values("curriculum")).order_by("code")
    steps = CurriculumStep.objects.filter(curriculum__in=curricula.order_by()).order_by("position")
    checkpoints = Checkpoint.objects.filter(step__curriculum__in=curricula.order_by()).select_related("step")
    return Taught(
        positions=tuple(dict.fromkeys(steps.values_list("position", flat=True))),
        checkpoints=tuple(checkpoints.order_by("step__curriculum__code", "step__position", "position")),
        curricula=tuple(curricula),
    )


def people_in(cohorts: CohortQuerySet) -> int:
    """How many rows there will be."""
    return Enrolment.objects.filter(cohort__in=cohorts.order_by()).count()


def year_people(cohorts: Sequence[Cohort], at: datetime) -> Iterator[CohortProgress]:
    """Also those who wait or have withdrawn, and who was erased since, without a name."""
    for cohort in cohorts:
        yield progress_of(cohort, at, list(enrolments_of(cohort)))
