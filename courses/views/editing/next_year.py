from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from courses.actions.start_year import start_year
from courses.models import CoursePage
from courses.permissions.courses import can_start_a_year
from courses.views.door import editing_door
from courses.views.editing.editor import editor_of


@require_POST
@editing_door
def next_year(request: HttpRequest, master_id: int) -> HttpResponse:
    if not can_start_a_year(request.user):
        raise PermissionDenied
    master = get_object_or_404(CoursePage.objects.masters(), pk=master_id)
    made = start_year(master=master, by=editor_of(request))
    messages.success(request, f"{made.year_label}の「{made.title}」が あります。直してから 公開してください。")
    return redirect(f"{reverse('editing:venue_courses')}?year={made.fiscal_year}")
