"""The walk itself: that it misses nothing, and that it refuses what it can't fill."""

import pytest
from django.urls import path, resolve

from tests.doors import addresses
from tests.doors.addresses import NOWHERE, NobodyKnowsHow, everything, own_addresses, sign_in_addresses, walk

DOORS = ("number", "media", "privacy", "learner:home", "classroom:register", "office:cohort", "admin_login")


def view(request, strange):
    raise AssertionError


def test_every_own_address_leads_to_its_view():
    for each in own_addresses():
        assert resolve(each.path(NOWHERE)).func is each.view, each.name


def test_all_doors_are_walked():
    assert set(DOORS) <= {each.name for each in own_addresses()}


def test_what_is_not_walked_belongs_to_wagtail():
    walked = {each.name for each in [*own_addresses(), *sign_in_addresses()]}
    others = [each for each in everything() if each.name not in walked]

    assert {each.route.split("/")[0] for each in others if not each.name.startswith("wagtail")} <= {"admin"}
    assert {each.route.split("/")[0] for each in others} == {
        "admin", "documents", "_util", r"^((?:[\w\-]+"
    }  # fmt: skip


def test_every_own_address_has_a_name_of_its_own():
    names = [each.name for each in own_addresses()]

    assert sorted(names) == sorted(set(names))


def test_behind_every_parameter_stands_something_real(town, browser_of):
    """Or all the other tests would walk through pages that say "not found". The demo has no picture and no video; two lead to the
    sign-in; an own password is chosen once, with a new account."""
    browsers = [browser_of(role) for role in ("clerk", "instructor", "shared_phone", "prefecture")]
    found = {each.name for each in own_addresses() for browser in browsers if is_there(browser, each, town)}

    assert {each.name for each in own_addresses()} - found == {
        "media", "film", "admin_login", "page_login", "new_password"
    }  # fmt: skip


def is_there(browser, address, town):
    answer = browser.get(address.paths(town.own)[-1])
    return (answer.status_code < 400 and not answer.headers.get("Location", "").startswith("/accounts/")) or (
        answer.status_code == 405
    )


def test_a_shared_phone_is_asked_before_it_switches(town, browser_of):
    answer = browser_of("shared_phone").get("/me/switch/")

    assert answer.status_code == 200


def test_a_parameter_that_nobody_can_fill_is_refused():
    (strange,) = walk([path("new/<int:strange>/", view, name="new")])

    with pytest.raises(NobodyKnowsHow, match="strange"):
        strange.path(NOWHERE)


def test_a_parameter_of_an_included_list_is_seen():
    (found,) = [each for each in addresses.with_objects() if each.name == "office:roster_preview"]

    assert found.parameters == ("slug", "upload_id")
