"""What a course still lacks before a class can be opened on it."""

from dataclasses import dataclass

from django.db.models import Count, Q

from courses.models import CoursePage, StepPage
from materials.models import CurriculumStep


@dataclass(frozen=True)
class Gap:
    step: str
    sentence: str


def gaps_of(course: CoursePage) -> list[Gap]:
    """In the order of the steps; empty when the course is whole. Two queries, however many steps there are."""
    pages = {page.curriculum_step_id: page for page in _step_pages(course)}
    rows = CurriculumStep.objects.filter(curriculum=course.curriculum_id).annotate(looked_at=Count("checkpoints"))
    steps = list(rows.order_by("position"))
    found = [] if course.live else [Gap("講座", "講座が まだ 公開されていません。")]
    if not steps:
        found.append(Gap("講座", "カリキュラムに ステップが ありません。"))
    for step in steps:
        found += _gaps_of_step(step, pages.get(step.pk))
    return found


def _step_pages(course: CoursePage) -> list[StepPage]:
    live = Count("step_materials", filter=Q(step_materials__material__live=True))
    # A live page of a step stands last, so that it is the one that counts where there are two.
    return list(StepPage.objects.child_of(course).annotate(live_materials=live).order_by("live"))


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
