"""Where copies of a course are behind their master: the master was published again and says otherwise than what was copied."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q
from django.db.models.functions import Substr
from wagtail.models import Page, Revision

from courses.models import CoursePage, StepPage
from courses.reports.sections import Content, Section, sections_changed

Copy = CoursePage | StepPage


@dataclass(frozen=True)
class PageChanges:
    """Of one copied page; `now` is the master's revision in force, `here` what the copy says, drafts too."""

    page: Copy
    now: Revision
    here: Content
    here_id: int
    sections: tuple[Section, ...]


def changes_of(course: CoursePage) -> list[PageChanges]:
    """Pages of this copy with at least one changed section, in the order of the steps."""
    return changes_by_course([course]).get(course.pk, [])


def changes_by_course(courses: Sequence[CoursePage]) -> dict[int, list[PageChanges]]:
    """By the key of the course; a course that is level with its master is not in it. As many queries for twenty as for one."""
    keys = {each.path: each.pk for each in courses}
    copies: list[Copy] = [*courses, *_steps_of(keys)]
    pages = [page for page in copies if page.copied_from_revision_id]
    bases = Revision.objects.in_bulk({page.copied_from_revision_id for page in pages})
    masters = _masters({int(base.object_id) for base in bases.values()})
    found: dict[int, list[PageChanges]] = {}
    behind = [page for page in pages if _is_behind(page, bases, masters)]
    own = Revision.objects.in_bulk({page.latest_revision_id for page in behind if page.latest_revision_id})
    for page in behind:
        base = bases[page.copied_from_revision_id]
        changes = _compared(page, base, masters[int(base.object_id)], own.get(page.latest_revision_id))
        if changes.sections:
            found.setdefault(keys[page.path[: CoursePage.steplen * _depth(page)]], []).append(changes)
    return found


def steps_without_copy(course: CoursePage) -> list[StepPage]:
    """Live steps that the master got after it was copied."""
    base = course.copied_from_revision
    master = CoursePage.objects.filter(pk=base.object_id).first() if base else None
    if master is None:
        return []
    copied = StepPage.objects.child_of(course).values("curriculum_step")
    return list(StepPage.objects.child_of(master).live().exclude(curriculum_step__in=copied))


def content_of(page: Copy, revision: Revision | None) -> Content:
    """A page made by a program may have no revision yet."""
    return revision.content if revision else page.serializable_data()


def _depth(page: Copy) -> int:
    return page.depth if isinstance(page, CoursePage) else page.depth - 1


def _steps_of(paths: Iterable[str]) -> list[StepPage]:
    above = Substr("path", 1, (F("depth") - 1) * StepPage.steplen)
    rows = StepPage.objects.annotate(above=above).filter(Q(above__in=list(paths)))
    return list(rows.select_related("curriculum_step").order_by("curriculum_step__position", "path"))


def _masters(keys: set[int]) -> dict[int, Revision]:
    """What is live now of each master page, by the page's key. One that is not live has nothing to give."""
    rows = Page.objects.live().filter(pk__in=keys, live_revision__isnull=False).select_related("live_revision")
    return {page.pk: page.live_revision for page in rows}


def _is_behind(page: Copy, bases: dict[int, Revision], masters: dict[int, Revision]) -> bool:
    base = bases[page.copied_from_revision_id]
    now = masters.get(int(base.object_id))
    return now is not None and now.pk != base.pk


def _compared(page: Copy, base: Revision, now: Revision, own: Revision | None) -> PageChanges:
    here = content_of(page, own)
    # A draft may have been decided against a newer revision than the live text, or put back to an older one.
    decided = here.get("copied_from_revision") or base.pk
    if decided == now.pk:
        return PageChanges(page, now, here, own.pk if own else 0, ())
    sections = tuple(sections_changed(base.content, now.content, here))
    return PageChanges(page, now, here, own.pk if own else 0, sections)
