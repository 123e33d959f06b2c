from datetime import timedelta

import time_machine
from django.conf import settings

from tests import factories


def test_borrowed_phone_keeps_the_card_until_its_browser_closes(scan, cast):
    client = scan(cast.kiyo)

    response = client.post("/me/borrowed/")

    cookie = response.cookies[settings.CARD_COOKIE]
    assert (response.status_code, response["Location"]) == (303, "/me/")
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)
    assert "借りたものとして" in client.get("/me/").content.decode()


def test_borrowed_phone_asks_by_get_and_changes_nothing(scan, cast):
    response = scan(cast.kiyo).get("/me/borrowed/")

    assert (response.status_code, settings.CARD_COOKIE in response.cookies) == (200, False)


def test_borrowed_phone_stays_borrowed_when_the_card_is_scanned_again(scan, cast, card_path):
    client = scan(cast.kiyo)
    client.post("/me/borrowed/")

    response = client.get(card_path(cast.kiyo))

    assert response.cookies[settings.CARD_COOKIE]["max-age"] == ""


def test_borrowed_phone_that_never_closes_forgets_after_half_a_day(scan, cast):
    client = scan(cast.kiyo)
    client.post("/me/borrowed/")

    with time_machine.travel(factories.NOW + timedelta(hours=13), tick=False):
        assert client.get("/me/").status_code == 403


def test_own_phone_forgets_after_180_days(scan, cast):
    client = scan(cast.kiyo)

    with time_machine.travel(factories.NOW + timedelta(days=181), tick=False):
        assert client.get("/me/").status_code == 403
