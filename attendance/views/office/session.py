from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from attendance.actions.move_session import move_session
from attendance.reports.unmarked import was_taken
from courses.forms.session import SessionForm
from courses.models import Session
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.japanese_dates import day_short
from materials.refusal import Refusal


def session_of(request: HttpRequest, slug: str, session_id: int) -> Session:
    """Of a class that this user runs, or 404."""
    cohort = get_object_or_404(manageable_by(request.user).select_related("municipality", "venue"), slug=slug)
    found: Session = get_object_or_404(cohort.sessions.select_related("curriculum_step"), pk=session_id)
    found.cohort = cohort
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@municipality_door
def session(request: HttpRequest, slug: str, session_id: int) -> HttpResponse:
    """One meeting: another day or time, as long as it was not held; and the way to cancel it."""
    shown = session_of(request, slug, session_id)
    form = SessionForm.of(shown, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            moved = move_session(session=shown, starts_at=form.starts_at(), minutes=form.cleaned_data["minutes"])
        except Refusal as refusal:
            form.add_error("day", refusal.sentence)
        else:
            messages.success(request, f"{shown.label}を {day_short(moved.day)}にしました。みなさんに知らせてください。")
            return redirect("office:cohort", slug=slug)
    is_fixed = shown.state != Session.State.PLANNED or was_taken(shown)
    return render(request, "attendance/office/session.html", {"session": shown, "form": form, "is_fixed": is_fixed})
