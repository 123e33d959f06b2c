"""The link in a card's QR code. Only whoever holds the key can make it: the database has no more than a hash."""

import hmac

from django.conf import settings

from attendance.codes import card_token, token_hash
from attendance.models import Card
from materials.refusal import Refusal


class CardOfAnotherKey(Refusal):
    code = "card_of_another_key"
    sentence = "前の鍵で作ったカードなので、同じものは印刷できません。カードを作り直して(再発行して)ください。"


def card_address(card: Card) -> str:
    """HTTPS://HOST/K/TOKEN, all upper case: the QR code stays small and easy for old cameras."""
    token = card_token(
        key=settings.CARD_KEY, key_id=settings.CARD_KEY_ID, learner_id=card.learner_id, serial=card.serial
    )
    # The hash as well as the id: a key that was changed under the same id must not print codes that open nothing.
    if card.key_id != settings.CARD_KEY_ID or not hmac.compare_digest(token_hash(token), card.token_hash):
        raise CardOfAnotherKey
    return f"{settings.SITE_URL.upper()}/K/{token}"
