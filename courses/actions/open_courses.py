"""A year's master is opened at venues: at one at once, at many by the worker, a venue at a time."""

from collections.abc import Iterable

from django.db import transaction
from django_q.tasks import async_task

from courses.actions.copy_course import MasterIsNotPublished, copy_course
from courses.models import CoursePage, User, VenuePage

AT_ONCE = 2
"""A copy takes a quarter to half a second."""


@transaction.atomic
def open_courses(*, master: CoursePage, venues: Iterable[VenuePage], by: User) -> list[VenuePage]:
    """Returns the venues that got none yet: the worker opens those. Venues with a course of that year are passed over, so
    asking twice is harmless; how far the worker is, is which venues have a course."""
    if not master.live:
        raise MasterIsNotPublished
    wanted = [venue for venue in venues if not venue.has_course_like(master)]
    if len(wanted) > AT_ONCE:
        for venue in wanted:
            async_task("courses.tasks.open_course", master.pk, venue.pk, by.pk, task_name=f"course at {venue.pk}")
        return wanted
    for venue in wanted:
        copy_course(master=master, venue=venue, by=by)
    return []
