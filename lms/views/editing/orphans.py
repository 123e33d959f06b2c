"""Before a page goes: a plain sentence instead of a failure, since records and classes protect what they are about."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from lms.reports.orphans import Orphans, orphans_of
from materials.japanese_dates import era_day
from materials.models.addresses import RESERVED

_SHOWN = 5


def before_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _stop_or_warn(request, orphans_of(Page.objects.filter(pk=page.pk)), page.get_parent())


def before_bulk(request: HttpRequest, action: str, pages: Any, chosen: Any) -> HttpResponse | None:
    """Also called for images and documents, which nothing protects."""
    if action not in ("delete", "unpublish") or not pages or not isinstance(pages[0], Page):
        return None
    found = orphans_of(Page.objects.filter(pk__in=[page.pk for page in pages]))
    if action == "unpublish":
        _say(request, found)
        return None
    return _stop_or_warn(request, found, pages[0].get_parent())


def before_unpublish(request: HttpRequest, page: Page) -> None:
    """Wagtail asks only when it is being done, so this is said afterwards; publishing again takes it back."""
    _say(request, orphans_of(Page.objects.filter(pk=page.pk)))


def after_edit(request: HttpRequest, page: Page) -> None:
    """On the day a page goes by itself there is nobody to ask, so it is said when the day is set. Not by what saves itself
    while somebody writes."""
    if page.expire_at is None or not request.accepts("text/html"):
        return
    found = orphans_of(Page.objects.filter(pk=page.pk))
    if found.numbers:
        messages.warning(request, _goes_by_itself(found, timezone.localdate(page.expire_at)))


def before_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The copy form does not call `clean()` of the page, which refuses these words elsewhere."""
    if request.method == "POST" and request.POST.get("new_slug", "").lower() in RESERVED:
        messages.error(request, "この言葉は ほかの入口で 使っています。ちがう言葉に してください。")
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


def _stop_or_warn(request: HttpRequest, found: Orphans, parent: Page) -> HttpResponse | None:
    if found.needs:
        back = reverse("wagtailadmin_explore", args=[parent.pk])
        return render(request, "lms/editing/cannot_delete.html", {"found": found, "back": back}, status=409)
    if request.method == "GET":
        _say(request, found)
    return None


def _goes_by_itself(found: Orphans, day: date) -> str:
    later = [
        f"{use.town} {use.venue}({era_day(use.last_day)}まで)"
        for use in found.uses
        if use.last_day and use.last_day >= day
    ]
    more = f" ほか {len(later) - _SHOWN}か所" if len(later) > _SHOWN else ""
    classes = f" その日より 後まで つづく 教室: {'、'.join(later[:_SHOWN])}{more}。" if later else ""
    return f"{era_day(day)}に 見えなくなるように 決めてあります。{found.number_sentence}{classes}"


def _say(request: HttpRequest, found: Orphans) -> None:
    if found.numbers:
        messages.warning(request, found.number_sentence)
