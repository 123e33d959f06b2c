"""What the register of numbers holds about pages, and where a number leads."""

from django.db.models import QuerySet
from wagtail.models import Page

from materials.models import Number


def numbers_of(pages: QuerySet[Page]) -> list[str]:
    return list(Number.objects.filter(page__in=pages.values("pk")).values_list("digits", flat=True))


def leads_to(number: Number) -> Number | None:
    """The next number along the pointers whose page is live; none when they end, or go round."""
    seen = {number.pk}
    at = number.successor
    while at is not None and at.pk not in seen:
        if at.page is not None and at.page.live:
            return at
        seen.add(at.pk)
        at = at.successor
    return None
