"""/m/<number>, as it is printed: the address is the page. GET writes nothing; an answer is a POST to the same address."""

import unicodedata

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from attendance.views.learner.strip import strip_for
from attendance.views.learner.tap import tap
from lms.views.public import phone_choice
from lms.views.public.kept import Asked, Kept, page_for
from materials.models import MaterialPage

_MOST_STEPS = 20


def number(request: HttpRequest, written: str = "") -> HttpResponse:
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    digits = digits_in(written or request.GET.get("n", ""))
    asked = Asked(digits, phone_choice.family_for(request), _step(request), phone_choice.wants_to_choose(request))
    page = page_for(asked)
    if request.method == "POST" and page.material_id:
        return tap(request, get_object_or_404(MaterialPage, pk=page.material_id), digits)
    response = _answer(request, page, digits)
    phone_choice.remember(request, response)
    return response


def digits_in(written: str) -> str:
    """What somebody meant: full width, spaces, No. and leading noughts do not matter. Longer than a number is unknown."""
    narrow = unicodedata.normalize("NFKC", written)
    return "".join(c for c in narrow if c in "0123456789").lstrip("0")[:12]


def _step(request: HttpRequest) -> int:
    word = request.GET.get("step", "")
    return min(int(word), _MOST_STEPS) if word.isascii() and word.isdigit() and len(word) < 4 else 0


def _answer(request: HttpRequest, page: Kept, digits: str) -> HttpResponse:
    response: HttpResponse
    if page.location:
        response = HttpResponseRedirect(page.location)
    elif page.tail:
        strip = strip_for(request, page.material_id, digits, page.contact).encode()
        response = HttpResponse(page.head + strip + page.tail, status=page.status)
    else:
        response = HttpResponse(page.head, status=page.status)
    has_card = settings.CARD_COOKIE in request.COOKIES
    response.headers["Cache-Control"] = "private, no-store" if has_card else "private"
    return response
