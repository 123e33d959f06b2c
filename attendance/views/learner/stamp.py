from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.actions.tap import tap
from attendance.views.learner.entrance import page, with_card
from attendance.views.learner.holder import Holder
from attendance.views.learner.tap import form_id_of
from materials.refusal import Refusal


@require_POST
@with_card
def stamp(request: HttpRequest, holder: Holder) -> HttpResponseBase:
    """A stamp without a topic, for a day of practice on paper; `act` none takes it back."""
    if holder.enrolment is None:
        return page(request, holder, "no_class", {}, status=400)
    try:
        tap(
            enrolment=holder.enrolment,
            material=None,
            value=request.POST.get("act", ""),
            form_id=form_id_of(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        context = {"sentence": refusal.sentence, "back": "/me/"}
        return render(request, "attendance/learner/not_recorded.html", context, status=400)
    response = redirect("/me/#stamp")
    response.status_code = 303
    return response
