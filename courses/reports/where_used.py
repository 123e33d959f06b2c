"""Where pages are in use: courses at venues, and the last day on which a class meets there with the paper in hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone
from wagtail.models import Page

from courses.models import Cohort, CoursePage, MunicipalityPage, Session, StepMaterial, StepPage, VenuePage


@dataclass(frozen=True)
class Use:
    town: str
    venue: str
    course: str
    year_label: str
    last_day: date | None
    """Of the classes on this course; none: no class has been opened."""

    def is_running(self, today: date) -> bool:
        return self.last_day is not None and self.last_day >= today


def where_used(pages: QuerySet[Page]) -> list[Use]:
    """Of materials the courses whose steps list them; of steps, courses and venues themselves. Classes that go on longest
    come first, courses without a class last; the prefecture's master is no venue."""
    courses = list(_courses(pages).exclude(depth__lte=3))
    last = _last_days(courses)
    names = _names(courses)
    uses = [
        Use(*names[course.path[: -CoursePage.steplen]], course.title, course.year_label, last.get(course.pk))
        for course in courses
    ]
    return sorted(uses, key=lambda use: (use.last_day is None, -(use.last_day or date.min).toordinal(), use.town))


def _courses(pages: QuerySet[Page]) -> QuerySet[CoursePage]:
    keys = pages.values("pk")
    steps = StepPage.objects.filter(
        Q(pk__in=keys) | Q(pk__in=StepMaterial.objects.filter(material__in=keys).values("step"))
    )
    above = steps.annotate(above=Substr("path", 1, (F("depth") - 1) * StepPage.steplen)).values("above")
    at_venues = VenuePage.objects.filter(pk__in=keys).values("path")
    under = CoursePage.objects.annotate(under=Substr("path", 1, (F("depth") - 1) * CoursePage.steplen))
    return under.filter(Q(pk__in=keys) | Q(path__in=above) | Q(under__in=at_venues)).order_by("path")


def _last_days(courses: Iterable[CoursePage]) -> dict[int, date]:
    kept = ~Q(sessions__state=Session.State.CANCELLED)
    rows = Cohort.objects.running().filter(course__in=courses).values_list("course")
    found = rows.annotate(last=Max("sessions__starts_at", filter=kept)).order_by()
    return {course: timezone.localdate(last) for course, last in found if last}


def _names(courses: Iterable[CoursePage]) -> dict[str, tuple[str, str]]:
    """Municipality and venue, by the venue's path."""
    paths = {course.path[: -CoursePage.steplen] for course in courses}
    towns = dict(MunicipalityPage.objects.values_list("path", "municipality__name"))
    venues = VenuePage.objects.filter(path__in=paths).values_list("path", "title")
    return {path: (towns[path[: -VenuePage.steplen]], title) for path, title in venues}
