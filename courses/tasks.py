"""Work in the background, called by dotted path: ids in, fetch, one action."""

import logging

from courses.actions.copy_course import copy_course
from courses.models import CoursePage, User, VenuePage
from materials.refusal import Refusal

logger = logging.getLogger(__name__)


def open_course(master_id: int, venue_id: int, user_id: int) -> None:
    """The list of venues goes on offering what could not be opened."""
    master, venue = CoursePage.objects.get(pk=master_id), VenuePage.objects.get(pk=venue_id)
    try:
        copy_course(master=master, venue=venue, by=User.objects.get(pk=user_id))
    except Refusal as refusal:
        logger.warning("course %s was not opened at venue %s: %s", master_id, venue_id, refusal.code)
