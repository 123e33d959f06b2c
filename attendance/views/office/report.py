from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.forms.year_report import GiveBackForm
from attendance.models import YearReport
from attendance.permissions import year_reports
from attendance.reports.prefecture import Town, year_of
from attendance.reports.reported import reported_by
from attendance.reports.term import term_of
from attendance.reports.year_report import SentFigure, sheet_at_home, sheet_outside, words_of
from courses.models import Cohort
from courses.views.door import office_door


@require_safe
@office_door
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """A report as it was sent. Its municipality sees all numbers and what has changed since; the prefecture sees it with the
    small numbers hidden, and may give it back."""
    return report_page(request, get_report(request, report_id), GiveBackForm())


def get_report(request: HttpRequest, report_id: UUID) -> YearReport:
    found: YearReport = get_object_or_404(year_reports.visible_to(request.user).for_screen(), pk=report_id)
    return found


def report_page(request: HttpRequest, report: YearReport, form: GiveBackForm) -> HttpResponse:
    now = timezone.now()
    of_year = year_reports.visible_to(request.user).in_year(report.fiscal_year).of_municipality(report.municipality)
    versions = list(of_year.for_screen().defer("figures", "counts").latest_first())
    latest = versions[0]
    is_home = year_reports.sees_all_numbers_of(request.user, report)
    context = {
        "report": report,
        "latest": latest,
        "is_latest": latest == report,
        "earlier": [each for each in versions if each != report],
        "is_home": is_home,
        "may_give_back": year_reports.can_give_back(request.user) and latest == report and not report.returned,
        "form": form,
        **(_at_home(report, now) if is_home else _outside(report, now)),
    }
    return render(request, "attendance/office/report.html", context)


def _at_home(report: YearReport, now: datetime) -> dict[str, Any]:
    cohorts = Cohort.objects.in_municipality(report.municipality).in_year(report.fiscal_year)
    (own,) = reported_by([report.municipality], report.fiscal_year, now, words_of(term_of(cohorts, now)))
    return {"figures": sheet_at_home(report), "own": own, "state": own.reported.state}


def seen_outside(report: YearReport, now: datetime) -> tuple[tuple[SentFigure, ...], Town]:
    """With everything hidden that is hidden beside the other municipalities; and its municipality as it is now."""
    towns = year_of(report.fiscal_year, now).towns
    town = next(each for each in towns if each.municipality == report.municipality)
    return sheet_outside(report, town.line), town


def _outside(report: YearReport, now: datetime) -> dict[str, Any]:
    figures, town = seen_outside(report, now)
    hides = any(row.line is None for figure in figures for row in figure.rows)
    return {"figures": figures, "hides": hides, "state": town.reported.state}
