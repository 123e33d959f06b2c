from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from courses.actions import start_year as action
from courses.models import CoursePage
from courses.permissions.courses import can_start_a_year
from courses.views.door import editing_door
from courses.views.editing.editor import editor_of


@require_POST
@editing_door
def publish_master(request: HttpRequest, master_id: int) -> HttpResponse:
    """The course with all its steps, where Wagtail would have each be published by itself."""
    if not can_start_a_year(request.user):
        raise PermissionDenied
    master = get_object_or_404(CoursePage.objects.masters(), pk=master_id)
    action.publish_master(master=master, by=editor_of(request))
    messages.success(request, f"{master.year_label}の「{master.title}」を 公開しました。会場で 開けます。")
    return redirect(f"{reverse('editing:venue_courses')}?year={master.fiscal_year}")
