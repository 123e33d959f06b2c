"""Whom a learner telephones: the venue of the own class, else the own municipality."""

from typing import NamedTuple

from attendance.models import Enrolment
from courses.models import Municipality


class Contact(NamedTuple):
    telephone: str
    hours: str
    name: str


NOBODY = Contact("", "", "")


def contact_of(municipality: Municipality, enrolment: Enrolment | None) -> Contact:
    venue = enrolment.cohort.venue if enrolment else None
    if venue is not None and venue.telephone:
        return Contact(venue.telephone, municipality.telephone_hours, f"{venue.title} スマホ教室の係")
    name = municipality.contact_name or f"{municipality.name} スマホ教室の係"
    return Contact(municipality.telephone, municipality.telephone_hours, name)
