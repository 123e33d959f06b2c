"""A new self-study page gets its number as soon as it is there, so that it can be printed."""

from django.contrib import messages
from django.http import HttpRequest
from wagtail.models import Page

from materials.actions.give_number import first_number_of, give_number
from materials.models import MaterialPage


def after_create(request: HttpRequest, page: Page) -> None:
    _give(request, [page])


def after_copy(request: HttpRequest, page: Page, copy: Page) -> None:
    """The copy and what was copied under it: numbers are never shared."""
    _give(request, [copy, *copy.get_descendants()])


def _give(request: HttpRequest, pages: list[Page]) -> None:
    for page in pages:
        specific = page.specific
        if isinstance(specific, MaterialPage):
            number = give_number(page=specific, start=first_number_of(specific))
            messages.success(
                request, f"「{specific.title}」の 番号は {number.digits} です。紙には この番号を のせます。"
            )
