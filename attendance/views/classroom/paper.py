import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions.mark import mark
from attendance.forms.paper import PaperForm
from attendance.reports.register import register_of
from attendance.views.classroom.scope import go_to, of_session
from attendance.words import Reason, Way
from courses.models import Session


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def paper(request: HttpRequest, session: Session) -> HttpResponse:
    """紙の名簿を 写す: the whole list on one form. Decided when typed, about the session's day, seen by staff."""
    register = register_of(session)
    form = PaperForm(request.POST or None, rows=register.everybody, initial={"form_id": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        said = form.marks()
        for line in said:
            mark(
                enrolment=line.row.enrolment,
                session=session,
                value=line.value,
                by=request.user.pk or 0,
                at=timezone.now(),
                way=Way.PAPER,
                act_id=line.act_id,
                base=line.base,
                reason=Reason.PAPER_SAYS if line.row.value not in ("none", line.value) else "",
            )
        messages.success(
            request, f"紙の名簿から {len(said)}人を 記録しました。ちがう人は、その人の 印を 押して 直します。"
        )
        return go_to("register", session.pk)
    return render(request, "attendance/classroom/paper.html", {"session": session, "form": form, "register": register})
