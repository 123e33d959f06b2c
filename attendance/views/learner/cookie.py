"""The cookie that remembers a card on a phone. Signed, out of reach for scripts; it names the card, never the token."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from attendance.models import Card

LIFE = timedelta(days=180)
BORROWED_LIFE = timedelta(hours=12)
"""A borrowed phone forgets when its browser closes; phones that never close it forget after half a day."""
ASKING_LIFE = timedelta(minutes=10)
SALT = "attendance.card"
ASKING = f"{settings.CARD_COOKIE}_next"
"""Holds the other card while the page asks whether to switch."""


@dataclass(frozen=True)
class Remembered:
    card_id: int
    serial: int
    borrowed: bool


def remembered(request: HttpRequest) -> Remembered | None:
    found = _read(request, settings.CARD_COOKIE, LIFE)
    if found is not None and found.borrowed:
        return _read(request, settings.CARD_COOKIE, BORROWED_LIFE)
    return found


def asked_about(request: HttpRequest) -> Remembered | None:
    return _read(request, ASKING, ASKING_LIFE)


def remember(response: HttpResponseBase, card: Card, *, borrowed: bool = False) -> None:
    _write(response, settings.CARD_COOKIE, card, None if borrowed else LIFE, borrowed=borrowed)


def ask_about(response: HttpResponseBase, card: Card) -> None:
    _write(response, ASKING, card, ASKING_LIFE)


def forget(response: HttpResponseBase) -> None:
    response.delete_cookie(settings.CARD_COOKIE, samesite="Lax")


def forget_asking(response: HttpResponseBase) -> None:
    response.delete_cookie(ASKING, samesite="Lax")


def _read(request: HttpRequest, name: str, life: timedelta) -> Remembered | None:
    value = request.get_signed_cookie(name, default=None, salt=SALT + name, max_age=life)
    parts = value.split(".") if value else []
    if len(parts) != 3 or not (parts[0].isdecimal() and parts[1].isdecimal()):
        return None
    return Remembered(int(parts[0]), int(parts[1]), parts[2] == "borrowed")


def _write(
    response: HttpResponseBase, name: str, card: Card, life: timedelta | None, *, borrowed: bool = False
) -> None:
    response.set_signed_cookie(
        name,
        f"{card.pk}.{card.serial}.{'borrowed' if borrowed else 'own'}",
        salt=SALT + name,
        max_age=life,
        # By setting and never by the request: behind a proxy a request may look like plain http.
        secure=not settings.PLAIN_HTTP,
        httponly=True,
        samesite="Lax",
    )
