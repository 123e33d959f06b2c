from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from courses.actions import open_courses as action
from courses.forms.editing import OpenCourses
from courses.views.door import editing_door
from courses.views.editing.editor import editor_of
from materials.refusal import Refusal


@require_POST
@editing_door
def open_courses(request: HttpRequest) -> HttpResponse:
    """At one venue, or at all one edits that have no course of the year."""
    form, back = OpenCourses(request.POST, user=request.user), reverse("editing:venue_courses")
    if not form.is_valid():
        messages.error(request, "講座か 会場が 見つかりません。もう一度 えらんでください。")
        return redirect(back)
    master = form.cleaned_data["master"]
    back = f"{back}?year={master.fiscal_year}"
    try:
        left = action.open_courses(master=master, venues=form.venues(), by=editor_of(request))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(back)
    if left:
        return redirect(f"{back}&waiting={len(left)}")
    messages.success(request, "講座を 開きました。文は この会場に合わせて 直せます。")
    return redirect(back)
