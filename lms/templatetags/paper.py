"""What stands on paper, said in the editor before somebody takes it away."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils import timezone
from wagtail.models import Page

from courses.reports.where_used import Use, where_used
from lms.reports.orphans import Orphans, orphans_of
from materials.models import Number
from materials.reports.register import leads_to

register = template.Library()

_SHOWN = 20


@register.inclusion_tag("lms/editing/_on_paper.html")
def on_paper(pages: Page | Iterable[Any]) -> dict[str, object]:
    """Numbers, and the venues that hold them on paper. Takes a page, or the items of a bulk action."""
    return warning_of(orphans_of(Page.objects.filter(pk__in=_keys(pages))))


@register.inclusion_tag("lms/editing/_on_paper.html")
def warning_of(found: Orphans) -> dict[str, object]:
    """The same, where it is known already."""
    return {"found": found, **_uses(list(found.uses))}


@register.inclusion_tag("lms/editing/_number_uses.html")
def number_uses(number: Number) -> dict[str, object]:
    """On the screen of a number: what a scan shows now, and where its page is in use."""
    if number.pk is None or number.page_id is None:
        return {"number": number, "answer": leads_to(number) if number.pk else None, **_uses([])}
    return {"number": number, **_uses(where_used(Page.objects.filter(pk=number.page_id)))}


def _keys(pages: Page | Iterable[Any]) -> list[int]:
    return [pages.pk] if isinstance(pages, Page) else [each["item"].pk for each in pages]


def _uses(uses: list[Use]) -> dict[str, object]:
    """Those with classes one by one; of the others it is enough to know how many."""
    today = timezone.localdate()
    taught = [use for use in uses if use.last_day]
    return {
        "uses": [(use, use.is_running(today)) for use in taught[:_SHOWN]],
        "more": max(len(taught) - _SHOWN, 0),
        "without_class": len(uses) - len(taught),
        "is_running": any(use.is_running(today) for use in uses),
    }
