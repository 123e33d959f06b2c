"""/m/<number>, as it is printed: the address is the page. GET writes nothing; an answer is a POST to the same address. A
number from the pad is a POST to /m/ alone: counted, and sent on to its address."""

import unicodedata

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.utils import timezone

from attendance.actions.count_typed_number import count_typed_number
from attendance.views.learner.different import different
from attendance.views.learner.strip import strip_for
from attendance.views.learner.tap import tap
from lms.views.public import phone_choice
from lms.views.public.kept import Asked, Kept, page_for
from lms.views.public.number_page import TOKEN

_MOST_STEPS = 20
_MOST_LETTERS = 100
_TOKEN = TOKEN.encode()


def number(request: HttpRequest, written: str = "") -> HttpResponse:
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if is_typed(request, written):
        return _typed(request)
    digits = digits_in(written or request.GET.get("n", ""))
    asked = Asked(digits, phone_choice.family_for(request), _step(request), phone_choice.wants_to_choose(request))
    page = page_for(asked)
    if request.method == "POST" and page.material_id:
        return (different if "different" in request.POST else tap)(request, page.material_id, digits)
    response = _answer(request, page, digits)
    phone_choice.remember(request, response)
    return response


def digits_in(written: str) -> str:
    """What somebody meant: full width, spaces, No. and leading noughts do not matter. Longer than a number is unknown."""
    narrow = unicodedata.normalize("NFKC", written[:_MOST_LETTERS])
    return "".join(c for c in narrow if c in "0123456789").lstrip("0")[:12]


def is_typed(request: HttpRequest, written: str) -> bool:
    return request.method == "POST" and not written and "n" in request.POST


def go_to(digits: str) -> HttpResponse:
    """Without a number it is the page that asks for one."""
    response = HttpResponseRedirect(f"/m/{digits}")
    response.status_code = 303
    return response


def _typed(request: HttpRequest) -> HttpResponse:
    digits = digits_in(request.POST["n"])
    if digits:
        page = page_for(Asked(digits, phone_choice.family_for(request)))
        count_typed_number(material_id=page.material_id or None, at=timezone.now())
    return go_to(digits)


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
        token = get_token(request).encode() if _TOKEN in page.head else b""
        response = HttpResponse(page.head.replace(_TOKEN, token), status=page.status)
    has_card = settings.CARD_COOKIE in request.COOKIES
    response.headers["Cache-Control"] = "private, no-store" if has_card else "private"
    return response
