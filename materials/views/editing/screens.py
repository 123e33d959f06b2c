"""Which page has pictures for which phone, when somebody compared them, and what readers say: all pages in one table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from materials.permissions.materials import editable_by
from materials.phone_families import WITH_VARIANT
from materials.reports.phone_cover import cover_of
from materials.reports.screen_reports import HALF_A_YEAR


@require_safe
def screens(request: HttpRequest) -> HttpResponse:
    context = {
        "rows": cover_of(editable_by(request.user)),
        "families": [family.label for family in WITH_VARIANT],
        "old": timezone.localdate() - HALF_A_YEAR,
    }
    return render(request, "materials/editing/screens.html", context)
