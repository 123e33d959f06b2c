"""What a number on paper leads to, written once and then kept (kept.py). Nothing here knows who asks.

The answers: the live page, a self-study page or a step, 200; a page behind a login or a password 302 to its place in the
tree, where Wagtail asks; a number whose page is not published now 404, since it may come back; a retired number 410 with
the register's sentence and its successor, else the nearest; a number that was never given 404 with the nearest ones. All
of them help with a page.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page

from lms.models import HomePage
from materials.models import MaterialPage, Number
from materials.reports.nearest_numbers import nearest_numbers
from materials.reports.reading import reading_of
from materials.reports.register import leads_to

STRIP = f"strip-{secrets.token_hex(16)}"
"""Where kept bytes are cut: the strip with the token is put in per response. Nobody who writes a page can know it."""
TOKEN = f"token-{secrets.token_hex(16)}"
"""The same for the token alone, where a page without a material has the number pad."""


@dataclass(frozen=True)
class Answer:
    status: int
    html: str = ""
    material_id: int = 0
    location: str = ""
    is_registered: bool = True
    contact: tuple[str, str, str] = ("", "", "")
    """Telephone, hours and name for whoever holds no card."""


def answer_for(digits: str, family: str, step: int, *, choosing: bool) -> Answer:
    number = Number.objects.select_related("page", "successor__page").filter(digits=digits).first() if digits else None
    if number is None:
        return _unknown(digits)
    if number.page is None or not number.page.live:
        return _without_page(number)
    page = number.page.specific
    if page.get_view_restrictions().exists():
        return Answer(302, location=page.url or "/")
    if not isinstance(page, MaterialPage):
        return _other(page, digits)
    return _material(page, digits, family, step, choosing)


def _material(page: MaterialPage, digits: str, family: str, step: int, choosing: bool) -> Answer:
    context = {
        "page": page,
        "reading": reading_of(page, family, step, asks=not choosing),
        "digits": digits,
        "here": f"/m/{digits}",
        "canonical": canonical(page),
        "choosing": choosing,
        "strip": "" if choosing else STRIP,
    }
    template = page.get_template(_request_for(page))
    html = render_to_string(template, context, _request_for(page))
    return Answer(200, html, material_id=page.pk, contact=_contact())


def _other(page: Page, digits: str) -> Answer:
    """A step, or whatever else has a number: the page itself, without the strip under a practice."""
    request = _request_for(page)
    words = {"digits": digits, "canonical": canonical(page), "token": TOKEN}
    return Answer(200, render_to_string(page.get_template(request), {**page.get_context(request), **words}, request))


def _contact() -> tuple[str, str, str]:
    home = HomePage.objects.live().first()
    return (home.telephone, home.telephone_hours, home.contact_name) if home else ("", "", "")


def canonical(page: Page) -> str:
    """The page's own place in the tree; printed links are made from SITE_URL, never from a request's host."""
    parts = page.get_url_parts()
    return f"{settings.SITE_URL}{parts[2]}" if parts and parts[2] else ""


def _without_page(number: Number) -> Answer:
    successor = leads_to(number)
    context = {
        "digits": number.digits,
        "sentence": number.sentence,
        "successor": successor,
        "guesses": [] if successor else nearest_numbers(number.digits),
        "gone": number.page is None,
    }
    return Answer(410 if number.page is None else 404, _written(context))


def _unknown(digits: str) -> Answer:
    guesses = nearest_numbers(digits) if digits else []
    status = 404 if digits else 200  # /m/ alone: nothing was asked for yet
    return Answer(status, _written({"digits": digits, "guesses": guesses, "unknown": True}), is_registered=False)


def _written(context: dict[str, Any]) -> str:
    return render_to_string("lms/public/number.html", {**context, "token": TOKEN}, _request_for(None))


def _request_for(page: Page | None) -> HttpRequest:
    """Nobody's request at the page's own place: what is kept is the same for everybody."""
    request: HttpRequest = get_dummy_request(path=(page.url if page else None) or "/")
    request.user = AnonymousUser()
    return request
