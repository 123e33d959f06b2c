"""A list of people, or figures of classes, leaves the system as a file. Who took it, and how much, is written down before
it goes."""

from collections.abc import Iterable
from typing import Any

from attendance.models import TakenOut
from courses.models import Cohort


def take_out(*, cohort: Cohort, by: Any, what: str, shape: str, rows: int) -> TakenOut:
    return TakenOut.objects.create(cohort=cohort, by=by, what=what, shape=shape, rows=rows)


def take_out_figures(*, cohorts: Iterable[Cohort], by: Any, shape: str, rows: int) -> list[TakenOut]:
    """Counts alone. One row for each class that was added up, so that a class shows whatever was taken of it."""
    return TakenOut.objects.bulk_create(
        [TakenOut(cohort=cohort, by=by, what="figures", shape=shape, rows=rows) for cohort in cohorts]
    )
