from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.exports.prefecture import TownShown, YearShown
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
    form, shown = year_shown(request.GET, now)
    context = {
        "form": form,
        "year": shown.year,
        "groups": shown.groups,
        "missing": registers_missing(shown.year.fiscal_year, now),
        "figures": shown.figures,
        "now": now,
    }
    return render(request, "attendance/office/prefecture.html", context)


@require_safe
@office_door
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """One municipality for the prefecture: itself over the years, beside those that began alike, and its classes."""
    require_prefecture(request)
    now = timezone.now()
    form, shown = town_shown(request.GET, code, now)
    context = {
        "form": form,
        "year": shown.year,
        "town": shown.town,
        "alike": shown.alike,
        "near": NEAR,
        "cohorts": shown.cohorts,
        "figures": shown.figures,
        "now": now,
    }
    return render(request, "attendance/office/municipality.html", context)


def require_prefecture(request: HttpRequest) -> None:
    if not standing_of_user(request.user).is_prefecture:
        raise PermissionDenied


def year_shown(asked: QueryDict, now: datetime) -> tuple[PrefectureForm, YearShown]:
    """The same for the screen and for its file."""
    form = PrefectureForm(asked, years_with_classes(), fiscal_year_of(timezone.localdate(now)))
    year, in_regions = year_of(form.chosen(), now), form.in_regions()
    groups = year.by_region() if in_regions else [("団体コード順", year.towns)]
    return form, YearShown(year, groups, in_regions, SHOWN, now)


def asked_year(asked: QueryDict, now: datetime) -> int:
    return YearForm(asked, years_with_classes(), fiscal_year_of(timezone.localdate(now))).chosen()


def town_shown(asked: QueryDict, code: str, now: datetime) -> tuple[YearForm, TownShown]:
    town = get_object_or_404(Municipality, pk=code)
    form = YearForm(asked, years_with_classes(), fiscal_year_of(timezone.localdate(now)))
    year = year_of(form.chosen(), now)
    this = next(each for each in year.towns if each.municipality == town)
    cohorts = _classes(town, year.fiscal_year)
    return form, TownShown(this, year, alike(this, year.towns), cohorts, (*SHOWN, START), now)


def _classes(town: Municipality, year: int) -> list[Cohort]:
    """Without how many are in each: that would be a breakdown of its own."""
    cohorts = Cohort.objects.in_municipality(town).in_year(year).for_screen().order_by("slug")
    return list(cohorts.prefetch_related("sessions__curriculum_step"))
