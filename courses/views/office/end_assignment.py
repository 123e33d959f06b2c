from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from courses.actions.end_assignment import end_now, set_last_day
from courses.forms.staff import LastDayForm
from courses.permissions.staff import assignments_managed_by
from courses.views.door import office_door
from courses.views.office.account import giver_of
from materials.japanese_dates import day_short
from materials.refusal import Refusal


@require_POST
@office_door
def end_assignment(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Another last day, or with `now` the end of it."""
    managed = assignments_managed_by(request.user).select_related("user")
    row, by, today = get_object_or_404(managed, pk=assignment_id), giver_of(request), timezone.localdate()
    form = LastDayForm(request.POST)
    try:
        if request.POST.get("now"):
            end_now(assignment=row, by=by, today=today)
            messages.success(request, f"{row.user}さんの {row.get_role_display()}の担当を 終わりにしました。")
        elif form.is_valid():
            changed = set_last_day(assignment=row, until=form.cleaned_data["until"], by=by, today=today)
            messages.success(request, f"{row.user}さんの 担当を {day_short(changed.until)}までに しました。")
        else:
            messages.error(request, "「いつまで」の 日にちを 入れてください。")
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("office:staff_member", user_id=row.user_id)
