from django import template

from courses.models import CoursePage
from courses.reports.course_gaps import Gap, gaps_of

register = template.Library()


@register.simple_tag
def gaps(course: CoursePage) -> list[Gap]:
    """For the editor's panel; a course that is not stored yet lacks nothing that could be named."""
    return gaps_of(CoursePage.objects.get(pk=course.pk)) if course.pk else []
