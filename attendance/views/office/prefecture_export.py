from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.exports import prefecture as files
from attendance.forms.file import FileForm
from attendance.models import TakenOut
from attendance.reports.prefecture import classes_shown, registers_missing
from attendance.views.office.download import nothing_to_send, taken_out
from attendance.views.office.prefecture import asked_year, require_prefecture, town_shown, year_shown
from courses.views.door import office_door


@require_POST
@office_door
def prefecture_export(request: HttpRequest) -> HttpResponseBase:
    """The municipalities beside each other as the screen shows them, hidden where it hides them."""
    require_prefecture(request)
    file = FileForm(request.POST)
    _, shown = year_shown(request.POST, timezone.now())
    if not file.is_valid() or shown.year.is_empty:
        return nothing_to_send()
    cohorts = classes_shown(shown.year.fiscal_year)
    what = TakenOut.What.PREFECTURE
    return taken_out(request, files.towns_export(shown), shape=file.shape_chosen(), what=what, cohorts=cohorts)


@require_POST
@office_door
def municipality_export(request: HttpRequest, code: str) -> HttpResponseBase:
    require_prefecture(request)
    file = FileForm(request.POST)
    _, shown = town_shown(request.POST, code, timezone.now())
    if not file.is_valid() or not shown.town.past:
        return nothing_to_send()
    cohorts = classes_shown(shown.year.fiscal_year).in_municipality(shown.town.municipality)
    what = TakenOut.What.MUNICIPALITY
    return taken_out(request, files.town_export(shown), shape=file.shape_chosen(), what=what, cohorts=cohorts)


@require_POST
@office_door
def registers_export(request: HttpRequest) -> HttpResponseBase:
    """Meetings that are over and in whose register nobody was marked, each with its class and its day."""
    require_prefecture(request)
    file, now = FileForm(request.POST), timezone.now()
    year = asked_year(request.POST, now)
    missing = registers_missing(year, now)
    if not file.is_valid() or not missing:
        return nothing_to_send()
    cohorts = {session.cohort.pk: session.cohort for _, sessions in missing for session in sessions}
    export = files.registers_export(year, missing, now)
    what = TakenOut.What.REGISTERS
    return taken_out(request, export, shape=file.shape_chosen(), what=what, cohorts=cohorts.values())
