import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions.mark_all_present import mark_all_present
from attendance.forms.press import ConfirmForm
from attendance.reports.unmarked import unmarked
from attendance.views.classroom.scope import go_to, of_session
from courses.models import Session


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def everybody(request: HttpRequest, session: Session) -> HttpResponse:
    """全員 出席: asked once more before it is done, since it speaks about many."""
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = mark_all_present(
            session=session, by=request.user.pk or 0, at=timezone.now(), form_id=form.cleaned_data["form_id"]
        )
        messages.success(request, f"{len(done)}人を 出席にしました。ちがう人は、その人の 印を 押して 直します。")
        return go_to("register", session.pk)
    context = {"session": session, "people": list(unmarked(session)), "form_id": uuid.uuid4()}
    return render(request, "attendance/classroom/everybody.html", context)
