"""Another card on a phone that has one: the shared telephone of a couple. Nothing changes without a press."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.permissions.cards import card_of_holder
from attendance.views.learner.cookie import asked_about, forget_asking, remember
from attendance.views.learner.holder import Holder, holder_by_card, holder_of


@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: HttpRequest) -> HttpResponseBase:
    other, holder = _other(request), holder_of(request)
    if other is None or request.user.is_authenticated:
        return redirect("learner:home")
    if request.method == "POST":
        response = redirect("learner:home")
        response.status_code = 303
        remember(response, other.card)
        forget_asking(response)
        return response
    return render(request, "attendance/learner/switch.html", {"holder": holder, "other": other})


def _other(request: HttpRequest) -> Holder | None:
    kept = asked_about(request)
    card = card_of_holder(kept.card_id, kept.serial) if kept else None
    if card is None or card.stopped_at is not None:
        return None
    other = holder_by_card(card)
    return other if other.life.reads(timezone.localdate()) else None
