"""Which phone family's pictures a reader sees: the choice in the address, else the one remembered, else what the browser
says it is. No fact: nothing about it reaches the database."""

from django.http import HttpRequest, HttpResponse

from lms.views.public import choice
from materials.phone_families import WITH_VARIANT, PhoneFamily

CHOOSE = "choose"
_COOKIE = "phone"
_KNOWN = frozenset(family.value for family in WITH_VARIANT)


def family_for(request: HttpRequest) -> str:
    for word in (request.GET.get("phone", ""), request.COOKIES.get(_COOKIE, "")):
        if word in _KNOWN:
            return word
    agent = request.headers.get("User-Agent", "")
    return str(PhoneFamily.IPHONE if "iPhone" in agent or "iPad" in agent else PhoneFamily.ANDROID)


def wants_to_choose(request: HttpRequest) -> bool:
    return request.GET.get("phone") == CHOOSE


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Only an explicit choice is remembered, in a cookie of the browser."""
    word = request.GET.get("phone", "")
    if word in _KNOWN:
        choice.remember(response, _COOKIE, word)
