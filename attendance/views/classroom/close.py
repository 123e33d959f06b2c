from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions.close_session import close_session
from attendance.reports.register import register_of
from attendance.reports.unmarked import was_taken
from attendance.views.classroom.scope import go_to, of_lesson
from courses.models import Session


@require_http_methods(["GET", "HEAD", "POST"])
@of_lesson
def close(request: HttpRequest, session: Session) -> HttpResponse:
    """回を しめる: shows what will be filled in, then a person says so."""
    now = timezone.now()
    if request.method == "POST":
        closed = close_session(session=session, by=request.user.pk or 0, at=now)
        messages.success(request, f"{closed.label}を しめました。あとから わかったことも、名簿から 直せます。")
        return go_to("register", session.pk)
    context = {
        "session": session,
        "register": register_of(session),
        "was_taken": was_taken(session),
        "has_started": session.starts_at <= now,
    }
    return render(request, "attendance/classroom/close.html", context)
