from collections.abc import Iterable
from datetime import datetime

from attendance.models import Card


def mark_cards_printed(*, cards: Iterable[Card], at: datetime) -> int:
    return Card.objects.filter(pk__in=[card.pk for card in cards]).update(printed_at=at)
