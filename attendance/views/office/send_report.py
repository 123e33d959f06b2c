from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions import send_report as action
from attendance.forms.year_report import SendReportForm
from attendance.models import YearReport
from attendance.reports.reported import reported_by
from attendance.reports.term import term_of
from attendance.reports.year_open import year_open
from attendance.reports.year_report import figures_sent, fingerprint, readings_in, shown, words_of
from courses.fiscal_year import fiscal_label
from courses.models import Cohort, Municipality
from courses.permissions.roles import standing_of_user
from courses.views.door import municipality_door
from materials.refusal import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@municipality_door
def send_report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Shows what will be sent and what is still open; sends what was shown."""
    own = Municipality.objects.filter(pk__in=standing_of_user(request.user).municipalities)
    town, now = get_object_or_404(own, pk=code), timezone.now()
    form = None
    if request.method == "POST":
        form = SendReportForm(request.POST, seen="")
        sent = _sent(request, form, town, year, now) if form.is_valid() else None
        if sent:
            return redirect("office:report", report_id=sent.pk)
    return _page(request, form, town, year, now)


def _sent(
    request: HttpRequest, form: SendReportForm, town: Municipality, year: int, now: datetime
) -> YearReport | None:
    data = form.cleaned_data
    try:
        report = action.send_report(
            report_id=data["form_id"],
            municipality=town,
            fiscal_year=year,
            seen=data["seen"],
            note=data["note"],
            by=request.user,  # type: ignore[arg-type]  # the door lets nobody else in
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return None
    messages.success(request, f"{town.name}の{fiscal_label(year)}の数字を、県に報告しました。")
    return report


def _page(
    request: HttpRequest, form: SendReportForm | None, town: Municipality, year: int, now: datetime
) -> HttpResponse:
    cohorts = Cohort.objects.in_municipality(town).in_year(year)
    term = term_of(cohorts, now)
    if not term.classes:
        return redirect(f"{reverse('office:figures')}?year={year}")
    figures = figures_sent(term)
    if form is None or form.is_valid():  # what was refused is asked again about the numbers of now
        note = form.cleaned_data["note"] if form else ""
        form = SendReportForm(seen=fingerprint(figures), initial={"note": note})
    (own,) = reported_by([town], year, now, words_of(term))
    shown_here = {
        "town": town,
        "year": year,
        "year_label": fiscal_label(year),
        "form": form,
        "term": term,
        "open": year_open(cohorts, now),
        "figures": shown(readings_in(figures)),
        "own": own,
        "now": now,
    }
    return render(request, "attendance/office/send_report.html", shown_here)
