from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.reports.opening import opening_of
from attendance.views.classroom.scope import of_lesson
from courses.models import Session


@require_safe
@of_lesson
def opening(request: HttpRequest, session: Session) -> HttpResponse:
    """はじまる前に."""
    page = opening_of(session, timezone.now())
    return render(request, "attendance/classroom/opening.html", {"session": session, "opening": page})
