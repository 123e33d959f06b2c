"""Pages for anybody are compressed, which makes a material page a third of its size: it arrives in one flight.

Only what holds no secret is: HTML for a reader without a card and without a staff session, outside the doors that keep
nothing. Whoever can add words to a page and see its length could otherwise guess what else is in it (BREACH). The one
random word left, the token of a form, is masked anew in every answer, and a random length is added.
"""

import secrets
from collections.abc import Callable
from gzip import GzipFile
from io import BytesIO

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

_QUICKEST = 1
"""A seventh larger than the usual level in a third of its time (0.2 ms), and one flight still."""
_MOST_ADDED = 100
_SHORT = 200


class CompressedForAnybody:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _may_be_compressed(request, response):
            patch_vary_headers(response, ("Accept-Encoding",))
            if "gzip" in request.headers.get("Accept-Encoding", ""):
                response.content = _compressed(response.content)
                response.headers["Content-Length"] = str(len(response.content))
                response.headers["Content-Encoding"] = "gzip"
        return response


def _may_be_compressed(request: HttpRequest, response: HttpResponse) -> bool:
    is_page = not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
    is_kept_private = "no-store" in response.headers.get("Cache-Control", "")
    knows_who_asks = {settings.CARD_COOKIE, settings.SESSION_COOKIE_NAME} & request.COOKIES.keys()
    is_for_anybody = request.method == "GET" and is_page and not is_kept_private and not knows_who_asks
    return is_for_anybody and len(response.content) > _SHORT


def _compressed(page: bytes) -> bytes:
    packed = BytesIO()
    with GzipFile("a" * secrets.randbelow(_MOST_ADDED), "wb", _QUICKEST, packed, mtime=0) as file:
        file.write(page)
    return packed.getvalue()
