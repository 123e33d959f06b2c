from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.conf import settings as configured

from attendance.actions.issue_card import issue_card
from attendance.actions.reissue_card import reissue_card
from attendance.actions.stop_card import stop_card
from attendance.models import Learner
from tests import factories

COOKIE = configured.CARD_COOKIE
AGENTS = (
    "Mozilla/5.0 (Linux; Android 14) Chrome/130",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Safari/605",
    "facebookexternalhit/1.1;line-poker/1.0",
    "Googlebot/2.1",
    "Microsoft Office SafeLinks",
)


def rows():
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_exchange_sets_a_cookie_and_goes_to_a_clean_address(client, cast, card_path):
    response = client.get(card_path(cast.kiyo))

    cookie = response.cookies[COOKIE]
    assert (response.status_code, response["Location"]) == (303, "/me/")
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == 180 * 24 * 60 * 60
    assert client.get("/me/").status_code == 200


@pytest.mark.parametrize("change", [str.lower, str.upper, lambda path: f"{path}/", lambda path: path.replace("0", "o")])
def test_exchange_reads_either_case_and_what_people_type(client, cast, card_path, change):
    assert client.get(change(card_path(cast.kiyo))).status_code == 303


def test_exchange_is_secure_by_setting(client, cast, card_path, settings):
    settings.PLAIN_HTTP = False

    assert client.get(card_path(cast.kiyo)).cookies[COOKIE]["secure"] is True


def test_exchange_by_head_sets_nothing(client, cast, card_path):
    response = client.head(card_path(cast.kiyo))

    assert (response.status_code, response.cookies) == (303, {})


def test_exchange_by_post_is_refused(client, cast, card_path):
    assert client.post(card_path(cast.kiyo)).status_code == 405


def test_exchange_writes_no_row_for_any_client(client, cast, card_path):
    path = card_path(cast.kiyo)
    before = rows()

    for agent in AGENTS:
        for address in (path, "/me/", "/me/done/", "/me/materials/", "/me/leave/", "/me/borrowed/", "/m/101"):
            client.get(address, headers={"User-Agent": agent, "Sec-Purpose": "prefetch"})
            client.head(address, headers={"User-Agent": agent})

    assert rows() == before


def test_exchange_answers_bad_and_unknown_alike(client, cast):
    bad, unknown = client.get("/k/%E3%81%82<script>"), client.get("/k/" + "0" * 26)

    assert (bad.status_code, unknown.status_code) == (404, 404)
    assert bad.content == unknown.content
    assert "見つかりません" in unknown.content.decode()


def test_exchange_of_a_stopped_card_is_gone_and_names_nobody(client, cast, card_path):
    path = card_path(cast.kiyo)
    reissue_card(learner=cast.kiyo.learner, by=1)

    response = client.get(path)

    assert (response.status_code, response.cookies) == (410, {})
    assert "使えません" in response.content.decode()
    assert "ア○○" not in response.content.decode()


def test_exchange_after_the_card_is_over_is_gone(client, cast, card_path):
    path = card_path(cast.kiyo)

    with time_machine.travel(factories.NOW.replace(year=2027, month=3, day=31), tick=False):
        last = client.get(path).status_code
    with time_machine.travel(factories.NOW.replace(year=2027, month=4, day=1), tick=False):
        over = client.get(path).status_code

    assert (last, over) == (303, 410)


def test_exchange_of_an_erased_person_is_not_found(client, cast, card_path):
    path = card_path(cast.kiyo)
    Learner.objects.filter(pk=cast.kiyo.learner_id).update(erased_at=factories.NOW, name="")

    assert client.get(path).status_code == 404


def test_exchange_limits_failed_look_ups_and_lets_valid_cards_through(client, cast, card_path):
    answers = [client.get(f"/k/{number:026d}").status_code for number in range(12)]

    assert answers == [404] * 10 + [429] * 2
    assert client.get(card_path(cast.kiyo)).status_code == 303


def test_exchange_limit_ends_with_the_minute(client, cast):
    for number in range(11):
        client.get(f"/k/{number:026d}")

    with time_machine.travel(factories.NOW + timedelta(minutes=1), tick=False):
        assert client.get("/k/WRONG").status_code == 404


def test_exchange_limit_counts_the_client_behind_the_trusted_proxy(client, cast, settings):
    settings.TRUSTED_PROXIES = 1
    for number in range(11):
        client.get(f"/k/{number}", headers={"X-Forwarded-For": f"{number}.{number}.1.1, 203.0.113.7"})

    same = client.get("/k/WRONG", headers={"X-Forwarded-For": "9.9.9.9, 203.0.113.7"})
    other = client.get("/k/WRONG", headers={"X-Forwarded-For": "9.9.9.9, 203.0.113.8"})

    assert (same.status_code, other.status_code) == (429, 404)


def test_exchange_believes_no_header_without_a_proxy(client, cast):
    answers = [
        client.get(f"/k/{number}", headers={"X-Forwarded-For": f"203.0.113.{number}"}).status_code
        for number in range(11)
    ]

    assert answers[-1] == 429


def test_exchange_in_a_staff_browser_shows_the_way_to_the_person(sign_in, cast, card_path):
    client = sign_in(cast.clerk)

    response = client.get(card_path(cast.kiyo))

    assert (response.status_code, COOKIE in response.cookies) == (200, False)
    assert f"/office/learners/{cast.kiyo.learner_id}/" in response.content.decode()


@pytest.mark.parametrize("who", ["neighbour_clerk", "officer", "editor"])
def test_exchange_in_the_browser_of_other_staff_names_nobody(sign_in, cast, card_path, who):
    response = sign_in(getattr(cast, who)).get(card_path(cast.kiyo))

    words = response.content.decode()
    assert (response.status_code, COOKIE in response.cookies) == (403, False)
    assert "担当外" in words
    assert not [word for word in ("青野", "キヨ", "ア○○") if word in words]


def test_staff_browser_with_a_card_cookie_is_no_learner(scan, cast):
    client = scan(cast.kiyo)
    client.force_login(cast.clerk)

    assert client.get("/me/").status_code == 403


def test_stopped_card_stops_on_the_next_request(scan, cast):
    client = scan(cast.kiyo)
    stop_card(learner=cast.kiyo.learner, by=cast.clerk.pk)

    response = client.get("/me/")

    assert response.status_code == 410
    assert "ア○○" not in response.content.decode()


def test_forged_cookie_opens_nothing(client, cast):
    card = issue_card(learner=cast.kiyo.learner)
    client.cookies[COOKIE] = f"{card.pk}.{card.serial}.own"

    assert client.get("/me/").status_code == 403


def test_headers_of_the_card_doors(scan, cast, card_path):
    client = scan(cast.kiyo)
    card, me = client.get(card_path(cast.kiyo)), client.get("/me/")

    for response in (card, me):
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert "default-src 'self'" in response["Content-Security-Policy"]
    # A page with forms needs its own origin in the Referer policy: browsers post `Origin: null` under no-referrer.
    assert (card["Referrer-Policy"], me["Referrer-Policy"]) == ("no-referrer", "same-origin")
