"""What the register of numbers holds about pages, and where a number leads."""

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
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


def with_places(numbers: QuerySet[Number]) -> QuerySet[Number]:
    """With the titles of the three pages above, below the home page: twenty venues have a step of the same name."""
    return numbers.annotate(**{f"above_{up}": Subquery(_title_above(up)) for up in _UP})


def place_of(number: Number) -> str:
    """Of a row that came `with_places`: 砥部町 中央公民館 基本講座."""
    titles = (getattr(number, f"above_{up}") for up in reversed(_UP))
    return " ".join(title for title in titles if title)


_UP = (1, 2, 3)
_HOME = 2
"""Its depth; it and the root are no place."""


def _title_above(up: int) -> QuerySet[Page, str]:
    path = OuterRef("page__path")
    above = Page.objects.annotate(asked=Substr(path, 1, Length(path) - up * Page.steplen))
    return above.filter(path=F("asked"), depth__gt=_HOME).values("title")[:1]
