from django.db import transaction

from attendance.actions.issue_card import issue_card
from attendance.actions.stop_card import stop_card
from attendance.models import Card, Learner


@transaction.atomic
def reissue_card(*, learner: Learner, by: int, seen_serial: int | None = None) -> Card:
    """A new card with the next serial; the old one stops. `seen_serial` is the last serial that stood on the screen: when
    a newer card is live already, the button was pressed twice, and that card is the answer."""
    Learner.objects.select_for_update().get(pk=learner.pk)
    live = Card.objects.live().filter(learner=learner).first()
    if live is not None and seen_serial is not None and live.serial > seen_serial:
        return live
    stop_card(learner=learner, by=by)
    return issue_card(learner=learner)
