from django.db import transaction

from attendance.actions.issue_card import issue_card
from attendance.actions.stop_card import stop_card
from attendance.models import Card, Learner


@transaction.atomic
def reissue_card(*, learner: Learner, by: int) -> Card:
    """A new card with the next serial; the old one stops. Not idempotent: every call makes the last paper worthless."""
    Learner.objects.select_for_update().get(pk=learner.pk)
    stop_card(learner=learner, by=by)
    return issue_card(learner=learner)
