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
    title, telephone = (venue.title, venue.telephone) if venue else ("", "")
    town = municipality
    return contact_at(title, telephone, town.name, town.telephone, town.telephone_hours, town.contact_name)


def contact_at(venue: str, venue_telephone: str, town: str, telephone: str, hours: str, contact: str) -> Contact:
    """By name and telephone of the venue, and of the municipality with its hours and who is asked for."""
    if venue_telephone:
        return Contact(venue_telephone, hours, f"{venue} スマホ教室の係")
    return Contact(telephone, hours, contact or f"{town} スマホ教室の係")
