"""A learner gets a card. Doing it twice gives the same card."""

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from attendance.codes import card_token, token_hash
from attendance.models import Card, Enrolment, Learner
from courses.models import Cohort


def issue_card(*, learner: Learner) -> Card:
    """The live card, made if there is none. The token is not kept: `reports.card_address` derives it again."""
    with transaction.atomic():
        Learner.objects.select_for_update().get(pk=learner.pk)  # one at a time, or two would take the same serial
        return Card.objects.live().filter(learner=learner).first() or _make(learner)


def issue_cards(*, cohort: Cohort) -> dict[Enrolment, Card]:
    """A card for everybody enrolled now, in the order of the numbers."""
    enrolments = list(Enrolment.objects.in_cohort(cohort).active().for_screen())
    live = {
        card.learner_id: card for card in Card.objects.live().filter(learner__in=[e.learner_id for e in enrolments])
    }
    return {e: live.get(e.learner_id) or issue_card(learner=e.learner) for e in enrolments}


def _make(learner: Learner) -> Card:
    last = Card.objects.filter(learner=learner).aggregate(last=Max("serial"))["last"] or 0
    token = card_token(key=settings.CARD_KEY, key_id=settings.CARD_KEY_ID, learner_id=learner.pk, serial=last + 1)
    return Card.objects.create(
        learner=learner, serial=last + 1, key_id=settings.CARD_KEY_ID, token_hash=token_hash(token)
    )
