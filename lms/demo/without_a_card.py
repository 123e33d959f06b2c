"""Answers and numbers of people whom nobody knows: from phones without a card, some typed wrong."""

import random
import uuid
from datetime import datetime, timedelta

from attendance.actions.count_typed_number import count_typed_number
from attendance.actions.tap_anonymously import tap_anonymously
from attendance.models import AnonymousTap, NumberTyped
from attendance.words import Study
from materials.models import MaterialPage, Number

_ANSWERS = (Study.DID,) * 5 + (Study.AGAIN,) * 2 + (Study.ASK,)
_DAYS = 20
_WRONG = 7


def load(at: datetime) -> None:
    """Once: where anything is counted already, nothing is added."""
    if AnonymousTap.objects.exists() or NumberTyped.objects.exists():
        return
    chance = random.Random("without a card")  # noqa: S311  made-up answers, nothing secret
    numbered = Number.objects.filter(page__isnull=False).order_by("digits").values("page")
    for page in MaterialPage.objects.filter(pk__in=numbered).order_by("path"):
        for _ in range(chance.choice((0, 2, 3, 5, 9, 14))):
            count_typed_number(material_id=page.pk, at=_lately(at, chance))
            if chance.random() < 0.6:
                form_id = uuid.UUID(int=chance.getrandbits(128))
                tap_anonymously(
                    material_id=page.pk, value=chance.choice(_ANSWERS), form_id=form_id, at=_lately(at, chance)
                )
    for _ in range(_WRONG):
        count_typed_number(material_id=None, at=_lately(at, chance))


def _lately(at: datetime, chance: random.Random) -> datetime:
    return at - timedelta(days=chance.randint(0, _DAYS))
