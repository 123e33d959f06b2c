"""The prefecture's master of a year is copied to a venue; instructors there may rewrite the text of the copy."""

from django.db import transaction
from wagtail.models import Page, Revision

from courses.models import CoursePage, StepPage, User, VenuePage
from materials.actions.give_number import give_number
from materials.refusal import Refusal

FIRST_NUMBER_OF_STEPS = 1001
"""Three digits are for what people type at home every day."""


class MasterIsNotPublished(Refusal):
    code = "master_is_not_published"
    sentence = "もとの講座が まだ 公開されていません。公開してから 開いてください。"


class CourseIsThere(Refusal):
    code = "course_is_there"
    sentence = "この会場には、同じ年度の講座が もう あります。"


@transaction.atomic
def copy_course(*, master: CoursePage, venue: VenuePage, by: User | None = None) -> CoursePage:
    """Checkpoints and materials stay the same objects, so figures compare and printed numbers keep working. Copying
    twice is harmless: the copy that stands at the venue is returned. `by` needs the right to publish at the venue."""
    venue = VenuePage.objects.select_for_update(of=("self",)).get(pk=venue.pk)  # a second press waits for the first
    there = _copy_at(venue, master)
    if there is not None:
        return there
    if not master.live:
        raise MasterIsNotPublished
    if venue.has_course_like(master):
        raise CourseIsThere
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
        give_number(page=step, start=FIRST_NUMBER_OF_STEPS)
    return CoursePage.objects.get(pk=copy.pk)


@transaction.atomic
def copy_step(*, step: StepPage, course: CoursePage, by: User) -> StepPage:
    """A step that the master got later. The course's copy of it, if there is one already."""
    course = CoursePage.objects.select_for_update(of=("self",)).get(pk=course.pk)
    there = StepPage.objects.child_of(course).filter(curriculum_step=step.curriculum_step_id).first()
    if there is not None:
        return there
    slug = _free_slug(course, step)
    copy: StepPage = step.copy(to=course, copy_revisions=False, keep_live=True, update_attrs={"slug": slug}, user=by)
    _remember_source(copy, step, by)
    give_number(page=copy, start=FIRST_NUMBER_OF_STEPS)
    return StepPage.objects.get(pk=copy.pk)


def _copy_at(venue: VenuePage, master: CoursePage) -> CoursePage | None:
    origins = Revision.objects.for_instance(master).values("pk")
    return CoursePage.objects.child_of(venue).filter(copied_from_revision__in=origins).first()


def _remember_source(copy: CoursePage | StepPage, source: CoursePage | StepPage, by: User | None) -> None:
    """Publishing writes a revision's content back to the page, so the source has to be in the new revision too. What was
    copied is what is live; a page made by a program may have no revision of that."""
    origin = source.live_revision or source.save_revision(user=by, changed=False)
    type(copy).objects.filter(pk=copy.pk).update(copied_from_revision=origin)
    revision = Page.objects.get(pk=copy.pk).latest_revision
    revision.content["copied_from_revision"] = origin.pk
    revision.save(update_fields=["content"])


def _free_slug(parent: Page, source: Page) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    wanted = [source.slug, *(f"{source.slug}-{n}" for n in range(2, len(taken) + 3))]
    return next(slug for slug in wanted if slug not in taken)
