from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.actions import give_back as action
from attendance.forms.year_report import GiveBackForm
from attendance.permissions.year_reports import can_give_back
from attendance.views.office.report import get_report, report_page
from courses.views.door import office_door
from materials.refusal import Refusal


@require_POST
@office_door
def give_back(request: HttpRequest, report_id: UUID) -> HttpResponse:
    if not can_give_back(request.user):
        raise PermissionDenied
    report, form = get_report(request, report_id), GiveBackForm(request.POST)
    if not form.is_valid():
        return report_page(request, report, form)
    by = request.user
    try:
        action.give_back(report=report, reason=form.cleaned_data["reason"], by=by, at=timezone.now())  # type: ignore[arg-type]  # the door lets nobody else in
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(
            request, f"{report.municipality_name}に 差し戻しました。市町の「数字」の画面に、わけが出ます。"
        )
    return redirect("office:report", report_id=report.pk)
