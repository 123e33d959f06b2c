import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from attendance.forms.press import as_uuid
from attendance.reports.history import done_by
from attendance.reports.register import register_of
from attendance.views.classroom.scope import of_session
from attendance.words import Mark
from courses.models import Session
from courses.permissions import cohorts

CHOICES = [Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.APOLOGY, Mark.ABSENT]


@require_safe
@of_session
def register(request: HttpRequest, session: Session) -> HttpResponse:
    """名簿. `open` shows the choices of one person, `did` is the act that was just made. At the door nothing of what is
    known of a person stands beside the name."""
    page = register_of(session)
    did = as_uuid(request.GET.get("did"))
    context = {
        "session": session,
        "register": page,
        "open": as_uuid(request.GET.get("open")),
        "done": done_by(did, [row.enrolment.pk for row in page.everybody]) if did else None,
        "form_id": uuid.uuid4(),
        "choices": CHOICES,
        "at_the_door": not cohorts.can_know(request.user, session.cohort),
    }
    return render(request, "attendance/classroom/register.html", context)
