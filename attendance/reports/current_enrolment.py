"""Which class a card stands for now. A tap goes to the open enrolment whose steps list the material, the latest start
first; none open: to the latest enrolment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Exists, Expression, OuterRef, Subquery, Value
from django.utils import timezone

from attendance.models import Enrolment, Learner
from attendance.models.enrolment import EnrolmentQuerySet
from attendance.reports.card_life import FOLLOW_UP
from courses.models import Session, StepMaterial


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One enrolment of a person, as far as it decides which one a card stands for."""

    created_at: datetime
    is_running: bool
    """Enrolled, in a class that takes place."""
    starts_at: datetime | None
    last_day: date | None
    lists_material: bool

    def is_open(self, today: date) -> bool:
        """Running and not over: the follow-up period counts."""
        return self.is_running and (self.last_day is None or today <= self.last_day + FOLLOW_UP)


@dataclass(frozen=True, kw_only=True)
class Place(Choice):
    enrolment: Enrolment


C = TypeVar("C", bound=Choice)


def places_of(learner: Learner, material_id: int | None = None) -> list[Place]:
    """One query: every enrolment of this person with its class, venue and dates."""
    lists = lists_material(material_id) if material_id else Value(False)
    rows = with_dates(Enrolment.objects.filter(learner=learner)).annotate(lists=lists)
    return [_place(row) for row in rows.select_related("cohort__venue", "cohort__course", "cohort__municipality")]


def with_dates(enrolments: EnrolmentQuerySet) -> EnrolmentQuerySet:
    """`first` and `last`: when the first meeting begins and the last one ends."""
    sessions = Session.objects.filter(cohort=OuterRef("cohort"))
    return enrolments.annotate(
        first=Subquery(sessions.order_by("starts_at").values("starts_at")[:1]),
        last=Subquery(sessions.order_by("-ends_at").values("ends_at")[:1]),
    )


def lists_material(material_id: int | Expression) -> Exists:
    """Whether a step of an enrolment's course lists it. Pages of a course lie below its path in the tree."""
    below = StepMaterial.objects.filter(step__path__startswith=OuterRef("cohort__course__path"))
    return Exists(below.filter(material=material_id))


def is_running(state: str, cancelled_at: datetime | None) -> bool:
    return state == Enrolment.State.ENROLLED and cancelled_at is None


def current_place(places: Sequence[C], today: date) -> C | None:
    return max(places, key=lambda place: _rank(place, today), default=None)


def _place(row: Any) -> Place:
    return Place(
        enrolment=row,
        created_at=row.created_at,
        is_running=is_running(row.state, row.cohort.cancelled_at),
        starts_at=row.first,
        last_day=timezone.localdate(row.last) if row.last else None,
        lists_material=bool(row.lists),
    )


def _rank(place: Choice, today: date) -> tuple[bool, bool, float, float]:
    starts = place.starts_at.timestamp() if place.starts_at else 0.0
    is_open = place.is_open(today)
    return is_open, is_open and place.lists_material, starts, place.created_at.timestamp()
