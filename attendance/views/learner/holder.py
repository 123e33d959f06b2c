"""Who holds this phone's card, asked anew on every request, so that a stopped card stops."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from attendance.models import Card, Enrolment, Learner
from attendance.permissions.cards import card_of_holder
from attendance.reports.card_life import CardLife, life_after
from attendance.reports.card_place import CardPlace, place_of_card
from attendance.reports.contact import Contact, contact_of
from attendance.reports.current_enrolment import current_place, places_of
from attendance.views.learner.cookie import remembered


@dataclass(frozen=True)
class Holder:
    card: Card
    enrolment: Enrolment | None
    """The class shown now; for a material, the one whose steps list it."""
    life: CardLife
    borrowed: bool

    @property
    def learner(self) -> Learner:
        return self.card.learner

    @property
    def initial(self) -> str:
        return self.learner.initial

    @property
    def label(self) -> str:
        """カード 7番・ハ○○さん: never more of a name than this."""
        number = f"カード {self.enrolment.number}番・" if self.enrolment else ""
        return f"{number}{self.initial}さん"

    @property
    def contact(self) -> Contact:
        return contact_of(self.learner.municipality, self.enrolment)

    def may_write(self, today: date) -> bool:
        return self.enrolment is not None and self.life.writes(today)


def holder_of(request: HttpRequest, material_id: int | None = None) -> Holder | None:
    """Two queries with a card, none without. Nobody for a card that was stopped or is over, and for signed-in staff:
    a staff browser never becomes a learner."""
    kept = remembered(request)
    if kept is None or request.user.is_authenticated:
        return None
    card = card_of_holder(kept.card_id, kept.serial)
    if card is None or card.stopped_at is not None:
        return None
    holder = holder_by_card(card, borrowed=kept.borrowed, material_id=material_id)
    return holder if holder.life.reads(timezone.localdate()) else None


def at_material(request: HttpRequest, material_id: int) -> CardPlace | None:
    """The same for a page that only needs to know where an answer goes: one query, and nobody who is in no class."""
    kept = remembered(request)
    if kept is None or request.user.is_authenticated:
        return None
    return place_of_card(kept.card_id, kept.serial, material_id, timezone.localdate())


def holder_by_card(card: Card, *, borrowed: bool = False, material_id: int | None = None) -> Holder:
    """Without asking whether the card still works."""
    places = places_of(card.learner, material_id)
    place = current_place(places, timezone.localdate())
    days = [place.last_day for place in places if place.last_day]
    life = life_after(max(days) if days else timezone.localdate(card.issued_at))
    return Holder(card, place.enrolment if place else None, life, borrowed)
