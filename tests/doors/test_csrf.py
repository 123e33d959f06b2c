"""Whatever is not safe needs a proof that our own page sent it, on every door, with an account or without (R14, S9)."""

import pytest
from django.conf import settings

from materials.models import MaterialPage
from tests.doors.addresses import everything, own_addresses, sign_in_addresses
from tests.doors.watching import changed, checksums, written

SENTENCE = "いま 押したことは 記録されていません"
TOKEN = "a" * 32
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
ADDRESSES = own_addresses() + sign_in_addresses()
WHO = {"learner": "card", "classroom": "instructor", "office": "clerk", "number": "card"}
EDITOR = ("/admin/pages/", "/admin/snippets/courses/municipality/add/", "/admin/images/add/", "/admin/users/add/")
API = "wagtailadmin_api:"


def browser_at(address, browser_of):
    """Of the role that may."""
    return browser_of(WHO.get(address.name.partition(":")[0], "anonymous"), enforce_csrf_checks=True)


def is_refused(answer):
    return answer.status_code == 403 and SENTENCE in answer.content.decode()


def proven(browser, path, **headers):
    """Sent with the right token."""
    browser.cookies["csrftoken"] = TOKEN
    return browser.post(path, {"csrfmiddlewaretoken": TOKEN}, **headers)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda each: each.name)
def test_nothing_is_done_without_a_token(address, town, browser_of):
    browser, path = browser_at(address, browser_of), address.path(town.own)

    with written() as statements:
        answers = [browser.generic(method, path) for method in UNSAFE]

    assert [is_refused(answer) for answer in answers] == [True] * 4
    assert statements == []


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://testserver.elsewhere.example"])
def test_nothing_is_done_for_another_origin(origin, town, browser_of):
    browsers = {role: browser_of(role, enforce_csrf_checks=True) for role in ("anonymous", *WHO.values())}

    for address in ADDRESSES:
        browser = browsers[WHO.get(address.name.partition(":")[0], "anonymous")]
        answer = proven(browser, address.path(town.own), HTTP_ORIGIN=origin)

        assert is_refused(answer), address.name


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda each: each.name)
def test_a_token_from_the_own_origin_passes(address, town, browser_of):
    answer = proven(browser_at(address, browser_of), address.path(town.own), HTTP_ORIGIN="http://testserver")

    assert not is_refused(answer)
    assert answer.status_code < 500


@pytest.mark.parametrize("path", EDITOR)
def test_the_editor_does_nothing_without_a_token(path, town, browser_of):
    answer = browser_of("prefecture", enforce_csrf_checks=True).post(path, {"title": "x"})

    assert is_refused(answer)


def test_only_the_editors_api_leaves_the_proof_to_itself():
    exempt = [each.name for each in everything() if getattr(each.view, "csrf_exempt", False)]

    assert [name for name in exempt if not name.startswith(API)] == []


def test_the_editors_api_does_nothing_without_a_token(town, browser_of):
    browser, before = browser_of("prefecture", enforce_csrf_checks=True), checksums()
    page = MaterialPage.objects.live()[0]

    answer = browser.post(f"/admin/api/main/pages/{page.pk}/action/unpublish/", content_type="application/json")

    assert answer.status_code == 403
    assert changed(before) == []


def test_the_token_is_in_a_cookie_no_script_reads():
    assert settings.CSRF_COOKIE_HTTPONLY is True
    assert settings.CSRF_COOKIE_SAMESITE == "Lax"
