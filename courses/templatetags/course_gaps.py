from django import template

from courses.models import CoursePage
from courses.reports.course_gaps import Gap, gaps_of
from courses.reports.master_changes import changes_of

register = template.Library()


@register.simple_tag
def gaps(course: CoursePage) -> list[Gap]:
    """For the editor's panel; a course that is not stored yet lacks nothing that could be named."""
    return gaps_of(CoursePage.objects.get(pk=course.pk)) if course.pk else []


@register.simple_tag
def sections_behind(course: CoursePage) -> int:
    """How many sections the master has changed and this copy has not decided."""
    there = CoursePage.objects.filter(pk=course.pk).first()
    return sum(len(page.sections) for page in changes_of(there)) if there else 0
