"""What somebody sees who comes to /me/ without a card that works."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from attendance.permissions.cards import card_of_holder
from attendance.views.learner.cookie import remembered
from attendance.views.learner.holder import Holder, holder_by_card, holder_of

HolderView = Callable[[HttpRequest, Holder], HttpResponseBase]


def with_card(view: HolderView) -> Callable[[HttpRequest], HttpResponseBase]:
    """Gives the view the holder; without one it is not called."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponseBase:
        holder = holder_of(request)
        return view(request, holder) if holder is not None else closed(request)

    return opened


def page(
    request: HttpRequest, holder: Holder, name: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """A screen of the learner door: the holder in the band, the telephone last."""
    contact = holder.contact
    return render(
        request,
        f"attendance/learner/{name}.html",
        {
            "holder": holder,
            "contact_telephone": contact.telephone,
            "contact_hours": contact.hours,
            "contact_name": contact.name,
            **context,
        },
        status=status,
    )


def closed(request: HttpRequest) -> HttpResponse:
    kept = remembered(request)
    card = card_of_holder(kept.card_id, kept.serial) if kept and not request.user.is_authenticated else None
    if card is None:
        return render(request, "attendance/learner/no_card.html", status=403)
    is_over = card.stopped_at is None and not holder_by_card(card).life.reads(timezone.localdate())
    return render(request, "attendance/learner/stopped.html", {"is_over": is_over}, status=410)
