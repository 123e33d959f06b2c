"""/k/<token>: the card's QR code becomes a cookie and a clean address. GET writes no row, for any client."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.models import Card
from attendance.permissions.cards import card_of_token
from attendance.permissions.learners import can_change_learner, can_see_learner
from attendance.views.learner.cookie import ask_about, remember
from attendance.views.learner.holder import holder_by_card, holder_of
from attendance.views.learner.tries import too_many_misses


@require_safe
def exchange(request: HttpRequest, token: str) -> HttpResponseBase:
    card = card_of_token(token)
    if card is None:
        return _not_found(request)
    if request.user.is_authenticated:
        return _for_staff(request, card)
    if card.stopped_at is not None or not holder_by_card(card).life.reads(timezone.localdate()):
        return render(request, "attendance/learner/stopped.html", {"is_over": card.stopped_at is None}, status=410)
    return _let_in(request, card)


def _let_in(request: HttpRequest, card: Card) -> HttpResponseBase:
    """One phone, another card: asked first, at an address without the token."""
    holder = holder_of(request)
    is_other = holder is not None and holder.learner.pk != card.learner_id
    response = redirect("learner:switch" if is_other else "learner:home")
    response.status_code = 303
    if request.method == "HEAD":
        return response
    if is_other:
        ask_about(response, card)
    else:
        remember(response, card, borrowed=holder is not None and holder.borrowed)
    return response


def _not_found(request: HttpRequest) -> HttpResponse:
    if too_many_misses(request):
        response = render(request, "429.html", status=429)
        response.headers["Retry-After"] = "60"
        return response
    return render(request, "attendance/learner/unknown.html", status=404)


def _for_staff(request: HttpRequest, card: Card) -> HttpResponse:
    """A staff browser never becomes a learner. A name only for those who may see it anyway."""
    sees = can_see_learner(request.user, card.learner)
    context = {
        "learner": card.learner if sees else None,
        "is_stopped": card.stopped_at is not None,
        "in_office": sees and can_change_learner(request.user, card.learner),
    }
    return render(request, "attendance/learner/staff.html", context, status=200 if sees else 403)
