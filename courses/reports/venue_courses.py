"""Which venues have the year's course, what theirs lack, and which are behind their master."""

from collections.abc import Iterable
from dataclasses import dataclass

from courses.models import CoursePage, MunicipalityPage, VenuePage
from courses.reports.course_gaps import Gap, gaps_by_course
from courses.reports.master_changes import PageChanges, changes_by_course


@dataclass(frozen=True)
class VenueLine:
    town: str
    venue: VenuePage
    course: CoursePage | None
    gaps: tuple[Gap, ...] = ()
    changes: tuple[PageChanges, ...] = ()

    @property
    def is_copy(self) -> bool:
        return self.course is not None and self.course.copied_from_revision_id is not None

    @property
    def sections(self) -> int:
        """How many the master has changed and the venue has not decided."""
        return sum(len(page.sections) for page in self.changes)


def lines_of(venues: Iterable[VenuePage], master: CoursePage) -> list[VenueLine]:
    """In the order of the tree; as many queries for twenty venues as for one."""
    rows = list(venues)
    courses = _courses_by_venue(rows, master)
    towns = dict(MunicipalityPage.objects.values_list("path", "municipality__name"))
    gaps, changes = gaps_by_course(courses.values()), changes_by_course(list(courses.values()))
    return [
        VenueLine(towns[venue.path[: -VenuePage.steplen]], venue, course, *_found(course, gaps, changes))
        for venue in rows
        for course in [courses.get(venue.path)]
    ]


def years() -> list[int]:
    """With a master, the newest first."""
    return list(CoursePage.objects.masters().order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct())


def masters_of(year: int) -> list[CoursePage]:
    rows = CoursePage.objects.masters().filter(fiscal_year=year)
    return list(rows.select_related("curriculum").order_by("path"))


def _courses_by_venue(venues: list[VenuePage], master: CoursePage) -> dict[str, CoursePage]:
    """By the venue's path; where there are two, the one that is live and first."""
    paths = {venue.path for venue in venues}
    rows = CoursePage.objects.filter(curriculum=master.curriculum_id, fiscal_year=master.fiscal_year)
    deep = rows.exclude(pk=master.pk).order_by("live", "-path")
    return {row.path[: -CoursePage.steplen]: row for row in deep if row.path[: -CoursePage.steplen] in paths}


def _found(
    course: CoursePage | None, gaps: dict[int, list[Gap]], changes: dict[int, list[PageChanges]]
) -> tuple[tuple[Gap, ...], tuple[PageChanges, ...]]:
    if course is None:
        return (), ()
    return tuple(gaps[course.pk]), tuple(changes.get(course.pk, []))
