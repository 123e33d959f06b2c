"""A step that somebody makes or copies in the editor has a number at once, as one that is opened at a venue."""

from django.http import HttpRequest
from wagtail.models import Page

from courses.actions.copy_course import FIRST_NUMBER_OF_STEPS
from courses.models import StepPage
from materials.actions.give_number import give_number


def after_create(request: HttpRequest, page: Page) -> None:
    _give([page])


def after_copy(request: HttpRequest, page: Page, copy: Page) -> None:
    _give([copy, *copy.get_descendants()])


def _give(pages: list[Page]) -> None:
    for page in pages:
        if page.specific_class is StepPage:
            give_number(page=page, start=FIRST_NUMBER_OF_STEPS)
