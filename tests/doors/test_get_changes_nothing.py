"""Opening a page records nothing: no address, no role, no method, no preview, no prefetch (safety.md T3, R04)."""

import uuid

import pytest
from django.urls import reverse
from wagtail.models import Page

from attendance.models import Act
from tests.doors.addresses import NOWHERE, own_addresses, sign_in_addresses
from tests.doors.town import ROLES
from tests.doors.watching import changed, checksums, written

SAFE = ("GET", "HEAD", "OPTIONS")
AGENTS = {
    "preview of a chat": {"HTTP_USER_AGENT": "facebookexternalhit/1.1;line-poker/1.0"},
    "in a chat": {"HTTP_USER_AGENT": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari Line/15.8.0"},
    "search engine": {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
    "preview of a workplace": {"HTTP_USER_AGENT": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"},
    "telephone": {
        "HTTP_USER_AGENT": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1"
    },
    "command line": {"HTTP_USER_AGENT": "curl/8.14.1"},
    "nothing said": {"HTTP_USER_AGENT": ""},
    "prefetch": {"HTTP_SEC_PURPOSE": "prefetch;prerender", "HTTP_PURPOSE": "prefetch"},
    "scanner": {"HTTP_USER_AGENT": "Mozilla/5.0 (Windows NT 10.0) BarracudaSentinel", "HTTP_X_MOZ": "prefetch"},
}
SLOW = {"office:booklet"}
"""Typesets a text of eighteen pages; asked once and not with every method."""


def paths(town, methods=SAFE):
    for address in own_addresses() + sign_in_addresses():
        for method in methods if address.name not in SLOW else methods[:1]:
            for path in address.paths(town.own):
                yield method, path
    for method in methods:
        yield method, f"/K/{town.stopped_token}"
        yield method, f"/k/{NOWHERE.token}"
        yield method, "/m/999"
        yield method, "/M/101/"
        yield method, "/no-such-page/"


def writers(browser, asked, **headers):
    """Which of these requests wrote something."""
    found = []
    for method, path in asked:
        with written() as statements:
            browser.generic(method, path, **headers)
        found += [f"{method} {path}: {statement}" for statement in statements]
    return found


@pytest.mark.parametrize("role", ROLES)
def test_opening_any_own_address_writes_nothing(role, town, browser_of):
    browser, before = browser_of(role), checksums()

    found = writers(browser, paths(town))

    assert found == []
    assert changed(before) == []


@pytest.mark.parametrize("agent", AGENTS)
def test_opening_as_a_machine_writes_nothing(agent, town, browser_of):
    browser, before = browser_of("anonymous", **AGENTS[agent]), checksums()
    names = ("number", "learner:exchange", "learner:home", "learner:switch", "office:today", "admin_login")
    few = [each for each in own_addresses() if each.name in names]

    found = writers(browser, [(method, path) for each in few for path in each.paths(town.own) for method in SAFE])
    found += writers(browser, [("GET", "/"), ("GET", f"/k/{town.stopped_token}"), ("GET", f"/k/{NOWHERE.token}")])

    assert found == []
    assert changed(before) == []


@pytest.mark.parametrize("role", ["anonymous", "card", "clerk"])
def test_opening_the_tree_of_pages_writes_nothing(role, town, browser_of):
    browser, before = browser_of(role), checksums()
    pages = [page.url for page in Page.objects.live().filter(depth__lte=5).exclude(depth=1)[:60]]

    found = writers(browser, [("GET", url) for url in pages])

    assert len(pages) > 40
    assert found == []
    assert changed(before) == []


def test_a_card_looks_the_same_to_every_machine(town, browser_of):
    answers = {
        (answer.status_code, answer["Location"], tuple(sorted(answer.cookies)))
        for headers in AGENTS.values()
        for answer in [browser_of("anonymous").get(f"/k/{town.own.token}", **headers)]
    }

    assert answers == {(303, "/me/", ("tsuzuki_card",))}


def test_a_tap_is_seen_by_this_watch(town, browser_of):
    browser, before, acts = browser_of("card"), checksums(), Act.objects.count()

    with written() as statements:
        answer = browser.post("/m/101", {"act": "did", "form": str(uuid.uuid4())})

    assert answer.status_code == 303
    assert Act.objects.count() == acts + 1
    assert any("attendance_act" in statement for statement in statements)
    assert {"attendance_act", "attendance_studystate"} <= set(changed(before))


def test_signing_out_by_opening_its_address_is_not_possible(town, browser_of):
    browser = browser_of("clerk")

    browser.get(reverse("account_logout"))

    assert browser.get("/office/").status_code == 200
