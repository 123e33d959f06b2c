"""What a reader chose of how pages look: a cookie of the browser for a year, and no fact."""

from django.conf import settings
from django.http import HttpResponse

_A_YEAR = 365 * 24 * 60 * 60


def remember(response: HttpResponse, name: str, word: str) -> None:
    response.set_cookie(name, word, max_age=_A_YEAR, httponly=True, samesite="Lax", secure=not settings.PLAIN_HTTP)
