from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.figures.between import ASKED
from attendance.figures.programme import TAPS, TYPED
from attendance.forms.prefecture import YearForm
from attendance.reports.material_lines import material_year
from attendance.reports.prefecture import years_with_classes
from attendance.views.office.prefecture import require_prefecture
from courses.fiscal_year import fiscal_year_of
from courses.models import Cohort
from courses.views.door import office_door

FIGURES = (ASKED, TAPS, TYPED)
"""Of the screen and of its file."""


@require_safe
@office_door
def materials(request: HttpRequest) -> HttpResponse:
    """All municipalities together, material by material; for the prefecture, whose library it is."""
    require_prefecture(request)
    now = timezone.now()
    form = YearForm(request.GET, years_with_classes(), fiscal_year_of(timezone.localdate(now)))
    year = material_year(form.chosen(), now)
    shown = {
        "form": form,
        "year": year,
        "may_go_out": bool(year.lines) and Cohort.objects.in_year(year.fiscal_year).exists(),
        "figures": FIGURES,
        "now": now,
    }
    return render(request, "attendance/office/materials.html", shown)
