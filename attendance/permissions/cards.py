"""Who holds a card may see its own page and add to it, nothing else. Stopping the card ends that at once."""

from attendance.codes import normalise, token_hash
from attendance.models import Card
from attendance.models.card import CardQuerySet


def card_of_token(token: str) -> Card | None:
    """Also a stopped one, whose paper gets its own answer. Good and bad tokens cost the same one look-up."""
    return _present().filter(token_hash=token_hash(normalise(token))).first()


def card_of_holder(card_id: int, serial: int) -> Card | None:
    """The card that a signed cookie names, asked on every request; a stopped one too."""
    return _present().filter(pk=card_id, serial=serial).first()


def _present() -> CardQuerySet:
    return Card.objects.filter(learner__erased_at__isnull=True).select_related("learner__municipality")
