from django import template

from courses.models import CoursePage, StepPage
from courses.reports.course_gaps import Gap, gaps_of
from courses.reports.master_changes import changes_of
from materials.models import Number

register = template.Library()


@register.simple_tag
def gaps(course: CoursePage) -> list[Gap]:
    """For the editor's panel; a course that is not stored yet lacks nothing that could be named."""
    return gaps_of(CoursePage.objects.get(pk=course.pk)) if course.pk else []


@register.simple_tag
def step_gaps(step: StepPage) -> list[Gap]:
    """What of the course's gaps is this step's."""
    course = CoursePage.objects.filter(pk=step.get_parent().pk).first()
    return [gap for gap in gaps_of(course) if gap.step == str(step.curriculum_step)] if course else []


@register.simple_tag
def step_digits(step: StepPage) -> str:
    return Number.objects.for_page(step.pk).values_list("digits", flat=True).first() or ""


@register.simple_tag
def sections_behind(course: CoursePage) -> int:
    """How many sections the master has changed and this copy has not decided."""
    there = CoursePage.objects.filter(pk=course.pk).first()
    return sum(len(page.sections) for page in changes_of(there)) if there else 0
