"""One tap under a material: /m/<digits> by POST. The view in `lms` has found the material already."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from attendance.actions.tap import tap_at
from attendance.actions.tap_anonymously import tap_anonymously
from attendance.views.learner.cookie import forget, remembered
from attendance.views.learner.entrance import closed
from attendance.views.learner.holder import at_material, holder_of
from materials.refusal import Refusal


def tap(request: HttpRequest, material_id: int, digits: str) -> HttpResponse:
    """Back to where it was pressed, where the page reads back what is stored. A refusal is a page that says what to do."""
    value, form_id, at = request.POST.get("act", ""), form_id_of(request), timezone.now()
    place = at_material(request, material_id)
    try:
        if place is not None:
            tap_at(place=place, material_id=material_id, value=value, form_id=form_id, at=at)
            return _back(f"/m/{digits}#how")
        if remembered(request) and not request.user.is_authenticated and holder_of(request) is None:
            return _card_ended(request)
        kept = tap_anonymously(material_id=material_id, value=value, form_id=form_id, at=at)
        return _back(f"/m/{digits}?done={kept.value}#how")
    except Refusal as refusal:
        context = {"sentence": refusal.sentence, "back": f"/m/{digits}#how"}
        return render(request, "attendance/learner/not_recorded.html", context, status=400)


def form_id_of(request: HttpRequest) -> uuid.UUID:
    """The form's id, or a new one when it was lost: an answer is worth more than knowing it arrived twice."""
    try:
        return uuid.UUID(request.POST.get("form", ""))
    except ValueError:
        return uuid.uuid4()


def _back(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def _card_ended(request: HttpRequest) -> HttpResponse:
    """The page was opened with a card that does not work any more: it is said, and never counted as somebody unknown."""
    response = closed(request)
    forget(response)
    return response
