"""ふりがな, as a reader switched it on or off: `?furigana=on` is remembered by a cookie of the browser, and no fact.

Pages hold the readings of their words in any case and hide them by a style: so what is kept of a page is one for all, and
the switch is one word of it, changed on the way out.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lms.views.public import choice

_NAME = "furigana"
_OFF, _ON = b'data-furigana="off">', b'data-furigana="on">'
"""The end of the tag of the body: the style within the page names the same attribute and is allowed by its hash alone."""


class Furigana:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        asked = request.GET.get(_NAME, "")
        if asked in ("on", "off"):
            choice.remember(response, _NAME, asked)
        else:
            asked = request.COOKIES.get(_NAME, "")
        if asked == "on" and _is_page(response):
            response.content = response.content.replace(_OFF, _ON, 1)
        return response


def _is_page(response: HttpResponse) -> bool:
    return not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
