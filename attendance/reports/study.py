"""What one person said about practising at home, by any way: what stands, day by day."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, UUIDField

from attendance.models import Enrolment, StudyState
from attendance.words import Study, Way
from materials.fixed import Fixed, Given
from materials.models import Number


@dataclass(frozen=True)
class Answer:
    """`material_id` none is a stamp without a topic."""

    material_id: int | None
    title: str
    digits: str
    value: str
    on: date
    at: datetime
    way: str

    @property
    def word(self) -> str:
        return str(Study(self.value).label)

    @property
    def way_word(self) -> str:
        return str(Way(self.way).label)


def answers_of(enrolment: Enrolment) -> list[Answer]:
    """Everything that stands, the latest first. One query."""
    return _answers(StudyState.objects.filter(enrolment=enrolment).exclude(value=Study.NONE))


def answers_about(enrolment_id: uuid.UUID, material_id: int) -> list[Answer]:
    """The same about one material, whose name is known to whoever asks."""
    rows = _about(enrolment=enrolment_id, material=material_id)
    return [Answer(material_id, "", "", value, on, at, way) for value, on, at, way in rows]


def stamp_days(answers: list[Answer]) -> list[date]:
    """Distinct days with a できた, in order: a missed day leaves no hole, a second できた of a day adds none."""
    return sorted({answer.on for answer in answers if answer.value == Study.DID})


def digits_of(page: str) -> Subquery:
    """The number on paper of the page that the field `page` points to."""
    return Subquery(Number.objects.filter(page=OuterRef(page)).order_by("digits").values("digits")[:1])


def _answers(states: QuerySet[StudyState]) -> list[Answer]:
    rows = states.annotate(digits=digits_of("material")).values_list(
        "material_id", "material__title", "digits", "value", "happened_on", "counted_at", "way"
    )
    return [
        Answer(material_id, title or "", digits or "", value, on, at, way)
        for material_id, title, digits, value, on, at, way in rows.order_by("-happened_on", "-counted_at")
    ]


def _one_material() -> QuerySet[StudyState, Any]:
    given = {"enrolment": Given("enrolment", UUIDField()), "material": Given("material", IntegerField())}
    standing = StudyState.objects.filter(**given).exclude(value=Study.NONE)
    return standing.order_by("-happened_on", "-counted_at").values_list("value", "happened_on", "counted_at", "way")


_about = Fixed(_one_material)
