"""A class is opened on a course that is whole, with a date for every step."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from wagtail.models import Revision

from courses.models import Cohort, CoursePage, Session, StepPage, User, VenuePage
from courses.reports.course_gaps import gaps_of
from materials.models import CurriculumStep
from materials.refusal import Refusal


class CourseIsNotWhole(Refusal):
    code = "course_is_not_whole"
    sentence = "この講座は まだ そろっていません。"


class CourseHasNoVenue(Refusal):
    code = "course_has_no_venue"
    sentence = "県の見本の講座では クラスを 開けません。会場に 写してから 開いてください。"


class DatesDoNotFit(Refusal):
    code = "dates_do_not_fit"
    sentence = "日にちを、早い順に、ステップの数だけ 入れてください。"


class SlugIsTaken(Refusal):
    code = "slug_is_taken"
    sentence = "この記号の クラスが もう あります。ちがう記号に してください。"


@transaction.atomic
def open_cohort(
    *,
    course: CoursePage,
    name: str,
    capacity: int,
    starts: Sequence[datetime],
    minutes: int = 90,
    slug: str | None = None,
    by: int = 0,
) -> Cohort:
    """Municipality, curriculum, venue and year are copied as they are now; each session keeps its step's revision. `by`
    is the key of the user, 0 for nobody. A button pressed twice (same name, same dates) opens one class."""
    venue = VenuePage.objects.filter(pk=getattr(course.get_parent(), "pk", None)).first()
    if venue is None:
        raise CourseHasNoVenue
    gaps = gaps_of(course)
    if gaps:
        raise CourseIsNotWhole("この講座は まだ そろっていません。" + "".join(f"{g.step}: {g.sentence}" for g in gaps))
    steps = list(course.curriculum.steps.order_by("position"))
    if len(starts) != len(steps) or list(starts) != sorted(set(starts)):
        raise DatesDoNotFit(f"日にちを、早い順に {len(steps)}つ 入れてください。")
    course = CoursePage.objects.select_for_update(of=("self",)).get(pk=course.pk)  # a second press waits for the first
    there = _same_class(course, name, starts) if slug is None else None
    if there is not None:
        return there
    if slug and Cohort.objects.filter(slug=slug).exists():
        raise SlugIsTaken
    cohort = _create(course, venue, slug or _free_slug(venue, course), name, capacity)
    for step, start in zip(steps, starts, strict=True):
        _plan(cohort, step, start, minutes, by)
    return cohort


def _same_class(course: CoursePage, name: str, starts: Sequence[datetime]) -> Cohort | None:
    running = Cohort.objects.running().filter(course=course, name=name).prefetch_related("sessions")
    return next((c for c in running if sorted(s.starts_at for s in c.sessions.all()) == list(starts)), None)


def _create(course: CoursePage, venue: VenuePage, slug: str, name: str, capacity: int) -> Cohort:
    return Cohort.objects.create(
        slug=slug,
        name=name,
        municipality=venue.municipality,
        curriculum=course.curriculum,
        course=course,
        venue=venue,
        fiscal_year=course.fiscal_year,
        capacity=capacity,
        checkpoint_share=course.curriculum.checkpoint_share,
    )


def _plan(cohort: Cohort, step: CurriculumStep, start: datetime, minutes: int, by: int) -> None:
    page = StepPage.objects.child_of(cohort.course).live().filter(curriculum_step=step).first()
    Session.objects.create(
        cohort=cohort,
        curriculum_step=step,
        starts_at=start,
        ends_at=start + timedelta(minutes=minutes),
        step_revision=_revision_of(page, by) if page else None,
    )


def _revision_of(page: StepPage, by: int) -> Revision:
    """What is live now; a page made by a program may have none yet."""
    return (
        page.live_revision
        or page.latest_revision
        or page.save_revision(user=User.objects.filter(pk=by).first(), changed=False)
    )


def _free_slug(venue: VenuePage, course: CoursePage) -> str:
    base = f"{venue.get_parent().slug}-{course.fiscal_year}"
    taken = set(Cohort.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (f"{base}-{n}" for n in range(1, len(taken) + 2)) if slug not in taken)
