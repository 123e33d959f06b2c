from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.forms.prefecture import YearForm
from attendance.reports.prefecture import years_with_classes
from attendance.reports.reported import reported_by_all
from attendance.views.office.prefecture import require_prefecture
from courses.fiscal_year import fiscal_label, fiscal_year_of
from courses.views.door import office_door


@require_safe
@office_door
def reported(request: HttpRequest) -> HttpResponse:
    """Who has reported a year, in the order of codes; for the prefecture alone."""
    require_prefecture(request)
    now = timezone.now()
    form = YearForm(request.GET, years_with_classes(), fiscal_year_of(timezone.localdate(now)))
    year = form.chosen()
    rows = reported_by_all(year, now)
    shown = {
        "form": form,
        "year": year,
        "year_label": fiscal_label(year),
        "rows": rows,
        "reports_in": sum(row.reported.is_in for row in rows),
        "with_classes": sum(row.classes > 0 for row in rows),
        "now": now,
    }
    return render(request, "attendance/office/reported.html", shown)
