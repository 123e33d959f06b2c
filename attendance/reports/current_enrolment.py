"""Which class a card stands for now. A tap goes to the open enrolment whose steps list the material, the latest start
first; none open: to the latest enrolment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.utils import timezone

from attendance.models import Enrolment, Learner
from attendance.reports.card_life import FOLLOW_UP
from courses.models import Session, StepMaterial


@dataclass(frozen=True)
class Place:
    """One enrolment of a person, with what is asked of it."""

    enrolment: Enrolment
    starts_at: datetime | None
    last_day: date | None
    lists_material: bool

    def is_open(self, today: date) -> bool:
        """Enrolled in a class that takes place and is not over: its follow-up period counts."""
        running = self.enrolment.state == Enrolment.State.ENROLLED and not self.enrolment.cohort.is_cancelled
        return running and (self.last_day is None or today <= self.last_day + FOLLOW_UP)


def places_of(learner: Learner, material_id: int | None = None) -> list[Place]:
    """One query: every enrolment of this person with its class, venue and dates."""
    sessions = Session.objects.filter(cohort=OuterRef("cohort"))
    rows = (
        Enrolment.objects.filter(learner=learner)
        .select_related("cohort__venue", "cohort__course", "cohort__municipality")
        .annotate(
            first=Subquery(sessions.order_by("starts_at").values("starts_at")[:1]),
            last=Subquery(sessions.order_by("-ends_at").values("ends_at")[:1]),
            lists=Exists(_lists(material_id)) if material_id else Value(False),
        )
    )
    return [Place(row, row.first, timezone.localdate(row.last) if row.last else None, bool(row.lists)) for row in rows]


def current_place(places: Sequence[Place], today: date) -> Place | None:
    return max(places, key=lambda place: _rank(place, today), default=None)


def _rank(place: Place, today: date) -> tuple[bool, bool, float, float]:
    starts = place.starts_at.timestamp() if place.starts_at else 0.0
    is_open = place.is_open(today)
    return is_open, is_open and place.lists_material, starts, place.enrolment.created_at.timestamp()


def _lists(material_id: int) -> QuerySet[StepMaterial]:
    """Pages of a course lie below its path in the tree."""
    return StepMaterial.objects.filter(material=material_id, step__path__startswith=OuterRef("cohort__course__path"))
