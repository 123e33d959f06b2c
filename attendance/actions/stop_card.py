"""A card stops: lost, or in the wrong hands. Its row stays, so that its paper gets a clear answer."""

import logging

from django.utils import timezone

from attendance.models import Card, Learner

logger = logging.getLogger(__name__)


def stop_card(*, learner: Learner, by: int) -> bool:
    """True if there was a live card. From the next request on no phone is let in by it."""
    stopped = Card.objects.live().filter(learner=learner).update(stopped_at=timezone.now())
    if stopped:
        logger.info("card stopped: learner %s by user %s", learner.pk, by)
    return bool(stopped)
