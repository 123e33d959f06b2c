"""What a course still lacks before a class can be opened on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.db.models.functions import Substr

from courses.models import CoursePage, StepPage
from materials.models import CurriculumStep


@dataclass(frozen=True)
class Gap:
    step: str
    sentence: str


def gaps_of(course: CoursePage) -> list[Gap]:
    """In the order of the steps; empty when the course is whole. Two queries, however many steps there are."""
    return gaps_by_course([course])[course.pk]


def gaps_by_course(courses: Iterable[CoursePage]) -> dict[int, list[Gap]]:
    """By the key of the course; two queries, however many courses there are."""
    asked = list(courses)
    steps, pages = _steps_by_curriculum(asked), _pages_by_course(asked)
    return {each.pk: _gaps(each, steps.get(each.curriculum_id, []), pages.get(each.path, {})) for each in asked}


def _gaps(course: CoursePage, steps: list[CurriculumStep], pages: dict[int, StepPage]) -> list[Gap]:
    found = [] if course.live else [Gap("講座", "講座が まだ 公開されていません。")]
    if not steps:
        found.append(Gap("講座", "カリキュラムに ステップが ありません。"))
    for step in steps:
        found += _gaps_of_step(step, pages.get(step.pk))
    return found


def _steps_by_curriculum(courses: list[CoursePage]) -> dict[int, list[CurriculumStep]]:
    rows = CurriculumStep.objects.filter(curriculum__in={each.curriculum_id for each in courses})
    found: dict[int, list[CurriculumStep]] = {}
    for step in rows.annotate(looked_at=Count("checkpoints")).order_by("position"):
        found.setdefault(step.curriculum_id, []).append(step)
    return found


def _pages_by_course(courses: list[CoursePage]) -> dict[str, dict[int, StepPage]]:
    """By the path of the course and the key of the curriculum's step."""
    above = Substr("path", 1, (F("depth") - 1) * StepPage.steplen)
    live = Count("step_materials", filter=Q(step_materials__material__live=True))
    rows = StepPage.objects.annotate(above=above, live_materials=live).defer("body")
    found: dict[str, dict[int, StepPage]] = {}
    # A live page of a step stands last, so that it is the one that counts where there are two.
    for page in rows.filter(above__in=[each.path for each in courses]).order_by("live"):
        found.setdefault(page.path[: -StepPage.steplen], {})[page.curriculum_step_id] = page
    return found


def _gaps_of_step(step: CurriculumStep, page: StepPage | None) -> list[Gap]:
    name = f"{step.code} {step.title}"
    if page is None:
        return [Gap(name, "ステップの ページが ありません。")]
    found = []
    if not page.live:
        found.append(Gap(name, "ステップが まだ 公開されていません。"))
    if not getattr(step, "looked_at", 0):
        found.append(Gap(name, "「できること」が ありません。"))
    if not getattr(page, "live_materials", 0):
        found.append(Gap(name, "公開された 自習教材が 1つも ありません。"))
    return found
