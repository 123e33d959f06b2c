from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST

from attendance.exports.year_report import as_export
from attendance.forms.file import FileForm
from attendance.models import TakenOut
from attendance.permissions.year_reports import sees_all_numbers_of
from attendance.reports.year_report import sheet_at_home
from attendance.views.office.download import nothing_to_send, taken_out
from attendance.views.office.report import get_report
from courses.models import Cohort
from courses.views.door import municipality_door


@require_POST
@municipality_door
def report_export(request: HttpRequest, report_id: UUID) -> HttpResponseBase:
    """For its own municipality, with all numbers. Going out is a fact, hence a POST."""
    report = get_report(request, report_id)
    if not sees_all_numbers_of(request.user, report):
        raise Http404
    form = FileForm(request.POST)
    if not form.is_valid():
        return nothing_to_send()
    cohorts = Cohort.objects.in_municipality(report.municipality).in_year(report.fiscal_year)
    export = as_export(report, sheet_at_home(report))
    return taken_out(request, export, shape=form.shape_chosen(), what=TakenOut.What.REPORT, cohorts=cohorts)
