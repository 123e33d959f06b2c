"""Where a card stands for a material, in one question: what the pages of numbers ask, which a hall opens and answers at
once. The same as `current_place` of `places_of`, without the rows (tests hold them together)."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, IntegerField
from django.utils import timezone

from attendance.models import Enrolment
from attendance.reports.card_life import CardLife, life_after
from attendance.reports.contact import Contact, contact_at
from attendance.reports.current_enrolment import Choice, current_place, is_running, lists_material, with_dates
from materials.fixed import Fixed, Given


@dataclass(frozen=True, kw_only=True)
class CardPlace(Choice):
    """`life` is the card's, from all classes of the person."""

    enrolment_id: uuid.UUID
    contact: Contact
    life: CardLife


def place_of_card(card_id: int, serial: int, material_id: int, today: date) -> CardPlace | None:
    """None for a card that was stopped, is over or is nobody's any more, and for somebody in no class."""
    rows = _places(card=card_id, serial=serial, material=material_id)
    if not rows:
        return None
    ends = [row[_LAST] for row in rows if row[_LAST]]
    life = life_after(timezone.localdate(max(ends) if ends else rows[0][_ISSUED]))
    return current_place([_place(row, life) for row in rows], today) if life.reads(today) else None


_COLUMNS = (
    *("pk", "created_at", "state", "cohort__cancelled_at", "first", "last", "lists", "learner__cards__issued_at"),
    *("cohort__venue__title", "cohort__venue__telephone"),
    *(f"learner__municipality__{name}" for name in ("name", "telephone", "telephone_hours", "contact_name")),
)
_LAST, _ISSUED = _COLUMNS.index("last"), _COLUMNS.index("learner__cards__issued_at")


def _place(row: Any, life: CardLife) -> CardPlace:
    pk, created_at, state, cancelled_at, first, last, lists, _, venue, telephone, *town = row
    return CardPlace(
        enrolment_id=pk,
        created_at=created_at,
        is_running=is_running(state, cancelled_at),
        starts_at=first,
        last_day=timezone.localdate(last) if last else None,
        lists_material=bool(lists),
        contact=contact_at(venue, telephone, *town),
        life=life,
    )


def _asked() -> Any:
    card = Enrolment.objects.filter(
        learner__cards__pk=Given("card", BigIntegerField()),
        learner__cards__serial=Given("serial", IntegerField()),
        learner__cards__stopped_at=None,
        learner__erased_at=None,
    )
    lists = lists_material(Given("material", IntegerField()))
    return with_dates(card).annotate(lists=lists).values_list(*_COLUMNS)


_places = Fixed(_asked)
