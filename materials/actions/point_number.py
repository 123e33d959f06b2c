"""A number on paper leads to another page, or to one again."""

from django.db import transaction
from wagtail.models import Page

from materials.actions.retire_number import LeadsToItself, goes_round
from materials.models import Number


@transaction.atomic
def point_number(*, number: Number, page: Page, sentence: str = "", successor: Number | None = None) -> Number:
    """What the register would say without a page is kept for the day on which the page is not there."""
    if successor is not None and goes_round(successor, number):
        raise LeadsToItself
    number.page, number.sentence, number.successor = page, sentence.strip(), successor
    number.save()
    return number
