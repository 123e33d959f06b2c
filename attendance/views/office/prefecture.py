from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.figures import between, people
from attendance.figures.starting import START
from attendance.forms.prefecture import PrefectureForm, YearForm
from attendance.reports.alike import NEAR, alike
from attendance.reports.prefecture import registers_missing, year_of, years_with_classes
from courses.fiscal_year import fiscal_year_of
from courses.models import Cohort, Municipality
from courses.permissions.roles import standing_of_user
from courses.views.door import office_door

SHOWN = (people.ENROLLED, people.ATTENDANCE, between.KEPT, between.COVERAGE, people.COMPLETION)
"""Figures of both screens, which define them."""


def prefecture(request: HttpRequest, now: datetime) -> HttpResponse:
    """All municipalities beside each other, never by rank. For who holds the prefecture's role; `office:today` asks."""
    this_year = fiscal_year_of(timezone.localdate(now))
    form = PrefectureForm(request.GET, years_with_classes(), this_year)
    year = year_of(form.chosen(), now)
    shown = {
        "form": form,
        "year": year,
        "groups": year.by_region() if form.in_regions() else [("団体コード順", year.towns)],
        "missing": registers_missing(year.fiscal_year, now),
        "figures": SHOWN,
        "now": now,
    }
    return render(request, "attendance/office/prefecture.html", shown)


@require_safe
@office_door
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """One municipality for the prefecture: itself over the years, beside those that began alike, and its classes."""
    if not standing_of_user(request.user).is_prefecture:
        raise PermissionDenied
    now = timezone.now()
    town = get_object_or_404(Municipality, pk=code)
    form = YearForm(request.GET, years_with_classes(), fiscal_year_of(timezone.localdate(now)))
    year = year_of(form.chosen(), now)
    this = next(each for each in year.towns if each.municipality == town)
    shown = {
        "form": form,
        "year": year,
        "town": this,
        "alike": alike(this, year.towns),
        "near": NEAR,
        "cohorts": _classes(town, year.fiscal_year),
        "figures": (*SHOWN, START),
        "now": now,
    }
    return render(request, "attendance/office/municipality.html", shown)


def _classes(town: Municipality, year: int) -> list[Cohort]:
    """Without how many are in each: that would be a breakdown of its own."""
    cohorts = Cohort.objects.in_municipality(town).in_year(year).for_screen().order_by("slug")
    return list(cohorts.prefetch_related("sessions__curriculum_step"))
