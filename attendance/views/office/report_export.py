from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.exports.year_report import as_export
from attendance.forms.file import FileForm
from attendance.models import TakenOut
from attendance.permissions.year_reports import sees_all_numbers_of
from attendance.reports.year_report import sheet_at_home
from attendance.views.office.download import nothing_to_send, taken_out
from attendance.views.office.report import get_report, seen_outside
from courses.models import Cohort
from courses.views.door import office_door


@require_POST
@office_door
def report_export(request: HttpRequest, report_id: UUID) -> HttpResponseBase:
    """For its own municipality with all numbers, for the prefecture with the small ones hidden, as each sees it. Going out
    is a fact, hence a POST."""
    report = get_report(request, report_id)
    form = FileForm(request.POST)
    if not form.is_valid():
        return nothing_to_send()
    cohorts = Cohort.objects.in_municipality(report.municipality).in_year(report.fiscal_year)
    is_home = sees_all_numbers_of(request.user, report)
    figures = sheet_at_home(report) if is_home else seen_outside(report, timezone.now())[0]
    export = as_export(report, figures)
    return taken_out(request, export, shape=form.shape_chosen(), what=TakenOut.What.REPORT, cohorts=cohorts)
