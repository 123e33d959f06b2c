from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.actions.cancel_session import cancel_session as cancel
from attendance.views.office.session import session_of
from courses.views.door import municipality_door
from materials.refusal import Refusal


@municipality_door
@require_POST
def cancel_session(request: HttpRequest, slug: str, session_id: int) -> HttpResponse:
    """Sent by the session's own screen, which says what it means."""
    session = session_of(request, slug, session_id)
    try:
        cancel(session=session, by=request.user.pk or 0, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"{session.label}を中止にしました。みなさんに電話で知らせてください。")
    return redirect("office:cohort", slug=slug)
