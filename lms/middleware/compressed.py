"""Pages for anybody are compressed, which makes a material page a third of its size: it arrives in one flight.

Only what holds no secret is: HTML for a reader without a card and without a staff session, outside the doors that keep
nothing. Whoever can add words to a page and see its length could otherwise guess what else is in it (BREACH). The one
random word left, the token of a form, is masked anew in every answer, and a random length is added.
"""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressedForAnybody(GZipMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return super().process_response(request, response) if _may_be_compressed(request, response) else response


def _may_be_compressed(request: HttpRequest, response: HttpResponseBase) -> bool:
    is_page = not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
    is_kept_private = "no-store" in response.headers.get("Cache-Control", "")
    knows_who_asks = {settings.CARD_COOKIE, settings.SESSION_COOKIE_NAME} & request.COOKIES.keys()
    return request.method == "GET" and is_page and not is_kept_private and not knows_who_asks
