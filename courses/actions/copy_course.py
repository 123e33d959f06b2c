"""The prefecture's master of a year is copied to a venue; instructors there may rewrite the text of the copy."""

from django.db import transaction
from wagtail.models import Page, Revision

from courses.models import CoursePage, StepPage, User, VenuePage


@transaction.atomic
def copy_course(*, master: CoursePage, venue: VenuePage, by: User | None = None) -> CoursePage:
    """Checkpoints and materials stay the same objects, so figures compare and printed numbers keep working. Copying
    twice is harmless: the copy that stands at the venue is returned."""
    there = _copy_at(venue, master)
    if there is not None:
        return there
    sources = {page.slug: page for page in StepPage.objects.child_of(master)}
    copy: CoursePage = master.copy(
        recursive=True,
        to=venue,
        copy_revisions=False,
        keep_live=True,
        update_attrs={"slug": _free_slug(venue, master)},
        user=by,
    )
    _remember_source(copy, master, by)
    for step in StepPage.objects.child_of(copy):
        _remember_source(step, sources[step.slug], by)
    return CoursePage.objects.get(pk=copy.pk)


def _copy_at(venue: VenuePage, master: CoursePage) -> CoursePage | None:
    origins = Revision.objects.for_instance(master).values("pk")
    return CoursePage.objects.child_of(venue).filter(copied_from_revision__in=origins).first()


def _remember_source(copy: CoursePage | StepPage, source: CoursePage | StepPage, by: User | None) -> None:
    """Publishing writes a revision's content back to the page, so the source has to be in the new revision too."""
    origin = source.live_revision or source.latest_revision or source.save_revision(user=by, changed=False)
    type(copy).objects.filter(pk=copy.pk).update(copied_from_revision=origin)
    revision = Page.objects.get(pk=copy.pk).latest_revision
    revision.content["copied_from_revision"] = origin.pk
    revision.save(update_fields=["content"])


def _free_slug(venue: VenuePage, master: CoursePage) -> str:
    taken = set(venue.get_children().values_list("slug", flat=True))
    wanted = [master.slug, *(f"{master.slug}-{n}" for n in range(2, len(taken) + 3))]
    return next(slug for slug in wanted if slug not in taken)
