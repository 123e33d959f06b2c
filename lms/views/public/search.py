"""/search/: practices, municipalities and venues by their words. A GET, so that the browser's way back works; what was asked
is kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lms.reports.search import AT_ONCE, NOTHING
from lms.reports.search import search as found_by
from lms.views.public.house import contact_words
from materials.folding import MOST_LETTERS

_MOST_PAGES = 1000


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    words = " ".join(request.GET.get("q", "")[:MOST_LETTERS].split())
    answer = found_by(words, _page(request)) if words else NOTHING
    context = {"words": words, "answer": answer, "before": (answer.page - 1) * AT_ONCE, **contact_words()}
    response = render(request, "lms/public/search.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _page(request: HttpRequest) -> int:
    word = request.GET.get("page", "")
    return min(int(word), _MOST_PAGES) if word.isascii() and word.isdigit() and len(word) < 6 else 1
