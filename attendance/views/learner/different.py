"""「自分の画面と ちがう」: /m/<digits> by POST, from a button under an action. The view in `lms` has found the material already.
What is kept says where and not who."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from attendance.reports.place_said import NOWHERE, Said, place_of_enrolment, place_of_staff
from attendance.views.learner.holder import holder_of
from attendance.views.learner.tries import says_too_much
from materials.actions.report_screen import report_screen
from materials.models import MaterialPage
from materials.refusal import Refusal


def different(request: HttpRequest, material_id: int, digits: str) -> HttpResponse:
    """Thanks in any case, back on the same page: who presses for fun learns nothing from it."""
    material = get_object_or_404(MaterialPage, pk=material_id)
    said = request.POST.get("different", "")
    step = request.POST.get("step", "")
    here = f"/m/{digits}?step={step}&" if step.isascii() and step.isdigit() and len(step) < 4 else f"/m/{digits}?"
    try:
        if not says_too_much(request):
            place = _place(request, material)
            at = timezone.now()
            report_screen(material=material, said=said, place=place.place, place_name=place.name, at=at)
    except Refusal as refusal:
        context = {"sentence": refusal.sentence, "back": f"/m/{digits}"}
        return render(request, "attendance/learner/not_recorded.html", context, status=400)
    response = HttpResponseRedirect(f"{here}told=1#told")
    response.status_code = 303
    return response


def _place(request: HttpRequest, material: MaterialPage) -> Said:
    if request.user.is_authenticated:
        return place_of_staff(request.user)
    holder = holder_of(request, material.pk)
    return place_of_enrolment(holder.enrolment) if holder and holder.enrolment else NOWHERE
