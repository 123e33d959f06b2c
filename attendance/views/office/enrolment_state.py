from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from attendance.actions.change_learner import set_enrolment_state
from attendance.models import Enrolment
from attendance.permissions import learners
from courses.views.door import municipality_door
from materials.refusal import Refusal


@municipality_door
@require_POST
def enrolment_state(request: HttpRequest, learner_id: UUID) -> HttpResponse:
    """Withdraw from a class, or come back to it."""
    person = get_object_or_404(learners.manageable_by(request.user), pk=learner_id)
    asked, state = request.POST.get("enrolment"), request.POST.get("state", "")
    there = [row for row in person.enrolments.select_related("cohort") if str(row.pk) == asked]
    because = request.POST.get("because", "")
    if not there or state not in Enrolment.State.values or because not in ("", *Enrolment.Leaving.values):
        raise Http404
    try:
        changed = set_enrolment_state(enrolment=there[0], state=state, because=because)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"{changed.cohort.name}: 「{changed.get_state_display()}」にしました。")
    return redirect("office:learner", learner_id=person.pk)
