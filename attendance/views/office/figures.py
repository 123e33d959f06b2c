from collections.abc import Mapping
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.forms.figures import Choice, NoSuchClass, read_choice
from attendance.reports.reported import reported_by
from attendance.reports.term import term_of
from attendance.reports.year_report import words_of
from courses.permissions.cohorts import manageable_by, municipalities_managed_by
from courses.permissions.roles import standing_of_user
from courses.views.door import office_door


@require_safe
@office_door
def figures(request: HttpRequest) -> HttpResponse:
    """A municipality's figures of one year, of all its classes or of one. The prefecture has a page of its own."""
    if not standing_of_user(request.user).municipalities:
        return redirect("office:today")
    now = timezone.now()
    choice = choice_of(request, request.GET, now)
    term = term_of(choice.cohorts, now)
    towns = {cohort.municipality: None for cohort in choice.classes}
    context = {
        "choice": choice,
        "whose": whose(request),
        "term": term,
        "reports": reported_by(towns, choice.year, now, words_of(term)),
        "now": now,
    }
    return render(request, "attendance/office/figures.html", context)


def choice_of(request: HttpRequest, asked: Mapping[str, str], now: datetime) -> Choice:
    try:
        return read_choice(asked, manageable_by(request.user), timezone.localdate(now))
    except NoSuchClass:
        raise Http404 from None


def whose(request: HttpRequest) -> str:
    return "・".join(town.name for town in municipalities_managed_by(request.user))
