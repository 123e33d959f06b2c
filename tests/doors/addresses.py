"""Every own address, found in the resolver, with a real object behind each parameter.

Nobody lists addresses by hand here: a new one is walked by all tests of the doors, and one whose parameter nobody knows
how to fill fails them until `fillings` says what stands there.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests import factories

OWN = ("lms.", "attendance.", "courses.", "materials.")
SIGN_IN = ("allauth.",)


class NobodyKnowsHow(Exception):
    """An address with a parameter that `fillings` does not name."""


@dataclass(frozen=True)
class Place:
    """Objects of one municipality, or ids that belong to nobody."""

    slug: str
    code: str
    session_id: int
    enrolment_id: uuid.UUID
    learner_id: uuid.UUID
    upload_id: uuid.UUID
    job_id: uuid.UUID
    token: str
    serial: str
    user_id: int
    assignment_id: int
    teaching_id: int
    report_id: uuid.UUID
    course_id: int
    master_id: int
    """The prefecture's, so nobody's in particular."""


NOWHERE = Place(
    slug="nobodys-class",
    code="384999",
    session_id=987_654_321,
    enrolment_id=uuid.UUID("00000000-0000-4000-8000-000000000001"),
    learner_id=uuid.UUID("00000000-0000-4000-8000-000000000002"),
    upload_id=uuid.UUID("00000000-0000-4000-8000-000000000003"),
    job_id=uuid.UUID("00000000-0000-4000-8000-000000000004"),
    token="0123456789ABCDEFGHJKMNPQRS",
    serial="2026-384999-0123ABCD",
    user_id=987_654_321,
    assignment_id=987_654_321,
    teaching_id=987_654_321,
    report_id=uuid.UUID("00000000-0000-4000-8000-000000000005"),
    course_id=987_654_321,
    master_id=987_654_321,
)


OBJECTS = {
    "slug", "session_id", "enrolment_id", "learner_id", "upload_id", "job_id", "user_id", "assignment_id", "teaching_id",
    "report_id", "course_id", "code",
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    parameters: tuple[str, ...]
    view: Any

    @property
    def names_an_object(self) -> bool:
        """Of a municipality, that is; a card's token is a key of its own and not a name, and a certificate's serial number
        is answered to anybody, without one."""
        return bool(set(self.parameters) & OBJECTS)

    def path(self, place: Place) -> str:
        known = fillings(place)
        unknown = [name for name in self.parameters if name not in known]
        if unknown:
            raise NobodyKnowsHow(f"{self.name} ({self.route}): fill {unknown} in tests/doors/addresses.py")
        return reverse(self.name, kwargs={name: known[name] for name in self.parameters})

    def paths(self, place: Place) -> list[str]:
        """The address as it is, and with the questions its screen links to."""
        asked = questions(place).get(self.name, [])
        return [self.path(place)] + [f"{self.path(place)}?{urlencode(words)}" for words in asked]


def fillings(place: Place) -> dict[str, Any]:
    return {
        "slug": place.slug,
        "code": place.code,
        "session_id": place.session_id,
        "enrolment_id": place.enrolment_id,
        "learner_id": place.learner_id,
        "upload_id": place.upload_id,
        "job_id": place.job_id,
        "token": place.token,
        "serial": place.serial,
        "user_id": place.user_id,
        "assignment_id": place.assignment_id,
        "teaching_id": place.teaching_id,
        "report_id": place.report_id,
        "course_id": place.course_id,
        "master_id": place.master_id,
        "year": factories.TODAY.year,
        "occasion": "closing",
        "written": "101",
        "digits": "101",
        "path": "images/none.png",
        "document_id": "987654321",
        "name": "none.mp4",
        "key": "abc",
        "uidb36": "1",
    }


def questions(place: Place) -> dict[str, list[dict[str, Any]]]:
    return {
        "number": [{"phone": "iphone"}, {"phone": "choose"}, {"step": 2}, {"done": "did"}],
        "search": [{"q": "写真"}, {"q": "どこにも ない ことば", "page": 2}],
        "classroom:correct": [{"session": place.session_id}],
        "classroom:checkpoints": [{"by": "checkpoint"}, {"show": place.enrolment_id}],
        "classroom:recheck": [{"now": f"{place.enrolment_id}:1"}],
        "editing:venue_courses": [{"year": 2026}, {"year": 2026, "waiting": 20, "looks": 3}],
        "office:today": [{"year": 2025, "order": "code"}],
        "office:materials": [{"year": 2025}],
        "office:municipality": [{"year": 2025}],
        "office:reported": [{"year": 2025}],
        "office:learners": [{"q": "あ"}, {"page": 2}],
        "office:staff": [{"q": "講"}, {"past": 1}, {"town": "384011"}],
    }


def walk(patterns: list[URLPattern | URLResolver], route: str = "", spaces: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from walk(pattern.url_patterns, here, inner)
            continue
        name = ":".join((*spaces, pattern.name or ""))
        yield Address(name, here, _parameters(pattern), pattern.callback)


def _parameters(pattern: URLPattern) -> tuple[str, ...]:
    names = getattr(pattern.pattern, "converters", {}) or pattern.pattern.regex.groupindex
    return tuple(names)


def everything() -> list[Address]:
    return list(walk(get_resolver().url_patterns))


def own_addresses() -> list[Address]:
    """Of our four apps: the public, learner, classroom and office doors, and where sign-in leads. What we narrow of the
    editor keeps Wagtail's names and belongs to it."""
    own = [each for each in everything() if each.view.__module__.startswith(OWN)]
    walked = [each for each in own if not each.name.startswith("wagtail")]
    return sorted(walked, key=lambda each: each.name == "learner:exchange")


def sign_in_addresses() -> list[Address]:
    """What allauth answers."""
    return [each for each in everything() if each.view.__module__.startswith(SIGN_IN)]


def with_objects() -> list[Address]:
    return [each for each in own_addresses() if each.names_an_object]
