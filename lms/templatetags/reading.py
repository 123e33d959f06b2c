"""A self-study page outside /m/: its place in the tree and the editor's preview show the same."""

from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from lms.views.public import phone_choice
from materials import drawing_files, furigana
from materials.models import MaterialPage, Number
from materials.reports.reading import Reading, reading_of

register = template.Library()


@register.simple_tag(takes_context=True)
def reading(context: dict[str, Any], page: MaterialPage) -> Reading:
    """The one that was given (/m/), else by what the request says."""
    given = context.get("reading")
    if isinstance(given, Reading):
        return given
    request = context.get("request")
    family = phone_choice.family_for(request) if request else "android"
    step = request.GET.get("step", "0") if request else "0"
    return reading_of(page, family, int(step) if step.isascii() and step.isdigit() and len(step) < 4 else 0)


@register.simple_tag
def number_of(page: Page) -> str:
    """Of a practice or a step; a page that is not stored yet has none."""
    return next((row.digits for row in Number.objects.for_page(page.pk)), "") if page.pk else ""


@register.simple_tag(takes_context=True)
def address_of(context: dict[str, Any], page: MaterialPage) -> str:
    return page.get_url(context.get("request")) or ""


@register.filter
def readings(html: str) -> SafeString:
    """Rich text, with the readings of its words above them."""
    return mark_safe(furigana.with_readings(html))


@register.filter
def has_readings(value: Any) -> bool:
    """Of rich text, or of blocks that hold some."""
    return furigana.has_readings(str(value.get_prep_value() if hasattr(value, "get_prep_value") else value.source))


@register.simple_tag
def drawing(name: str, alt: str) -> SafeString:
    """Inline, so that forced colours and print reach it. The file is ours; only `alt` was written by somebody."""
    markup = drawing_files.svg(name).strip()
    says = f' class="picture" role="img" aria-label="{escape(alt)}"' if alt else ' class="picture" aria-hidden="true"'
    return mark_safe(markup.replace("<svg", f"<svg{says}", 1))
