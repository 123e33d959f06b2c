"""People, or figures of classes, leave the system as a file. Who took it, and how much, is written down before it goes."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from attendance.models import TakenOut
from courses.models import Cohort


def take_out_of_classes(
    cohorts: Iterable[Cohort], *, what: TakenOut.What, by: Any, shape: str, rows: int
) -> list[TakenOut]:
    """One row for each class that is in the file, so that a class shows whatever was taken of it. `rows` are those of the
    file."""
    at = timezone.now()
    return TakenOut.objects.bulk_create(
        [TakenOut(cohort=cohort, by=by, what=what, shape=shape, rows=rows, at=at) for cohort in cohorts]
    )
