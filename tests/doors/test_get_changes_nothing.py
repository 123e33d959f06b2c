"""Opening a page records nothing: no address, no role, no method, no preview, no prefetch (safety.md T3, R04)."""

import itertools
import uuid

import pytest
from django.urls import reverse
from wagtail.models import Page

from attendance.models import Act
from tests.doors.addresses import NOWHERE, own_addresses, sign_in_addresses
from tests.doors.agents import AGENTS
from tests.doors.town import ROLES
from tests.doors.watching import changed, checksums, written

SAFE = ("GET", "HEAD", "OPTIONS")
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


def writers(browser, asked, agents=AGENTS):
    """Which of these requests wrote something. Each comes from the next of the agents."""
    found = []
    for (method, path), agent in zip(asked, itertools.cycle(agents)):
        with written() as statements:
            browser.generic(method, path, **AGENTS[agent])
        found += [f"{method} {path} by {agent}: {statement}" for statement in statements]
    return found


@pytest.mark.parametrize("role", ROLES)
def test_opening_any_own_address_writes_nothing(role, town, browser_of):
    """Agents take turns here; every agent at every address is the slow test below."""
    browser, before = browser_of(role), checksums()

    found = writers(browser, paths(town))

    assert found == []
    assert changed(before) == []


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_opening_any_own_address_as_any_agent_writes_nothing(role, town, browser_of):
    browser, before, asked = browser_of(role), checksums(), list(paths(town, ("GET",)))
    booklets = [one for one in asked if "booklet" in one[1]]
    quick = [one for one in asked if one not in booklets]

    found = [line for agent in AGENTS for line in writers(browser, quick, [agent])]
    found += writers(browser, booklets)

    assert found == []
    assert changed(before) == []


@pytest.mark.parametrize("role", ["anonymous", "card"])
def test_opening_what_is_printed_or_sent_writes_nothing_for_any_agent(role, town, browser_of):
    """What lies on paper, in messages and in mail, and where it leads."""
    browser, before = browser_of(role), checksums()
    names = ("number", "learner:exchange", "learner:home", "learner:switch", "verify", "admin_login")
    few = [each.path(town.own) for each in own_addresses() if each.name in names]
    few += ["/", f"/k/{town.stopped_token}", f"/k/{NOWHERE.token}"]

    found = [line for agent in AGENTS for line in writers(browser, [("GET", path) for path in few], [agent])]

    assert found == []
    assert changed(before) == []


def test_thirty_agents_and_more_are_tried():
    assert len({tuple(sorted(headers.items())) for headers in AGENTS.values()}) == len(AGENTS) >= 30


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
