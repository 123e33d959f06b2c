from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.actions.teach_class import stop_teaching_class
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from courses.views.office.account import giver_of


@require_POST
@municipality_door
def stop_teaching(request: HttpRequest, slug: str, teaching_id: int) -> HttpResponse:
    cohort = get_object_or_404(manageable_by(request.user), slug=slug)
    row = get_object_or_404(cohort.teachings.select_related("user", "cohort"), pk=teaching_id)
    stop_teaching_class(teaching=row, by=giver_of(request), today=timezone.localdate())
    messages.success(request, f"{row.user}さんを このクラスの 受け持ちから 外しました。")
    return redirect("office:teachings", slug=slug)
