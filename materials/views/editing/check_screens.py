"""One page's pictures beside a phone: what was reported, and a press that says "I have looked"."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from materials.actions.settle_screens import settle_screens
from materials.models import Number
from materials.permissions.materials import editable_by
from materials.reports.screen_reports import different


@require_http_methods(["GET", "HEAD", "POST"])
def check_screens(request: HttpRequest, digits: str) -> HttpResponse:
    number = get_object_or_404(Number, digits=digits)
    page = get_object_or_404(editable_by(request.user), pk=number.page_id)
    if request.method == "POST":
        settle_screens(material=page, by=request.user, at=timezone.now(), seen=_moment(request.POST.get("seen", "")))
        messages.success(request, f"「{page.title}」の 絵を きょう たしかめた、と 記録しました。")
        if different(page):
            messages.warning(
                request, "見ているあいだに、「画面が ちがう」の 知らせが また 届きました。もう一度 たしかめてください。"
            )
        return redirect("wagtailadmin_home")
    context = {"page": page, "digits": digits, "different": different(page), "now": timezone.now()}
    return render(request, "materials/editing/check_screens.html", context)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
