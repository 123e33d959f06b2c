"""From which venue somebody says something about a page: of the class on the card, or where staff last had a class."""

from typing import Any, NamedTuple

from django.utils import timezone

from attendance.models import Enrolment
from courses.models import Cohort
from courses.permissions.cohorts import sessions_visible_to


class Said(NamedTuple):
    place: str
    name: str


NOWHERE = Said("", "")


def place_of_enrolment(enrolment: Enrolment) -> Said:
    return _place_of(enrolment.cohort)


def place_of_staff(user: Any) -> Said:
    """Of the latest meeting that has begun and that this user sees: whoever teaches says it there or just afterwards."""
    begun = sessions_visible_to(user).filter(starts_at__lte=timezone.now()).order_by("-starts_at")
    session = begun.first()
    return _place_of(session.cohort) if session else NOWHERE


def _place_of(cohort: Cohort) -> Said:
    return Said(f"venue-{cohort.venue_id}", f"{cohort.municipality.name} {cohort.venue.title}")
