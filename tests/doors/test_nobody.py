"""Whoever has no current assignment is nobody: at the next request, at every door, and at the sign-in (R12)."""

from datetime import timedelta

import pytest

from courses.actions.end_assignment import end_now
from courses.actions.give_password import give_password
from courses.models import StaffAssignment, Teaching, User
from tests import factories
from tests.doors.addresses import own_addresses, sign_in_addresses
from tests.doors.town import STAFF, passwords, user

SIGNED_IN = [role for role in STAFF if role != "dismissed"]
HOME = {
    "instructor": "/classroom/",
    "assistant": "/classroom/",
    "reception": "/classroom/",
    "clerk": "/office/",
    "neighbour_clerk": "/office/",
    "editor": "/admin/",
    "prefecture": "/office/",
}
EDITOR = (
    "/admin/", "/admin/pages/", "/admin/images/", "/admin/account/", "/admin/users/", "/admin/reports/locked/",
    "/admin/api/main/pages/?fields=*", "/admin/images/chooser/?format=json", "/admin/pages/search/?q=a",
)  # fmt: skip
SIGN_IN = "/accounts/login/"
TOO_OFTEN = "何度も まちがえたので、止めています。"


def until_yesterday(who):
    StaffAssignment.objects.filter(user=who).update(until=factories.TODAY - timedelta(days=1))


def taken_away(who):
    StaffAssignment.objects.filter(user=who).delete()


def not_active(who):
    who.is_active = False
    who.save()


def ended_now(who):
    """As the screen does it."""
    for row in StaffAssignment.objects.filter(user=who):
        end_now(assignment=row, by=another_officer(), today=factories.TODAY)


def another_officer():
    return User.objects.filter(username="chief").first() or factories.staff("prefecture", None, username="chief")


ENDS = [until_yesterday, taken_away, not_active, ended_now]


def staff_paths(town):
    for address in own_addresses():
        if address.name.startswith(("classroom:", "office:")):
            yield address.path(town.own)
    yield from EDITOR


@pytest.mark.parametrize("end", ENDS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("role", SIGNED_IN)
def test_every_staff_door_is_closed_at_the_next_request(role, end, town, browser_of):
    browser = browser_of(role)
    assert browser.get(HOME[role]).status_code == 200

    end(user(role))

    for path in staff_paths(town):
        answer = browser.get(path)
        answer = browser.post(path) if answer.status_code == 405 else answer
        assert (answer.status_code, answer["Location"].partition("?")[0]) in [
            (302, SIGN_IN), (302, "/admin/login/")
        ], path  # fmt: skip


LATE, MIDNIGHT = factories.moment(factories.TODAY, 23, 50), factories.moment(factories.TODAY + timedelta(days=1), 0, 1)


@pytest.mark.parametrize("role", SIGNED_IN)
def test_the_last_day_is_a_whole_day_and_the_next_is_none(role, town, browser_of, today):
    """One session, left open over midnight."""
    StaffAssignment.objects.filter(user=user(role)).update(until=factories.TODAY)
    today.move_to(LATE)
    browser = browser_of(role)
    assert browser.get(HOME[role]).status_code == 200

    today.move_to(MIDNIGHT)

    for path in staff_paths(town):
        answer = browser.get(path)
        answer = browser.post(path) if answer.status_code == 405 else answer
        assert (answer.status_code, answer["Location"].partition("?")[0]) in [
            (302, SIGN_IN), (302, "/admin/login/")
        ], path  # fmt: skip


@pytest.mark.parametrize("role", SIGNED_IN)
def test_work_that_begins_tomorrow_opens_nothing_today(role, town, browser_of, today):
    StaffAssignment.objects.filter(user=user(role)).update(starts=MIDNIGHT.date())
    today.move_to(LATE)
    browser = browser_of(role)

    before = browser.get(HOME[role])
    today.move_to(MIDNIGHT)

    assert (before.status_code, before["Location"].partition("?")[0]) in [(302, SIGN_IN), (302, "/admin/login/")]
    assert browser_of(role).get(HOME[role]).status_code == 200


def test_teaching_that_ends_today_shows_the_class_until_midnight(town, browser_of, today):
    path = f"/classroom/sessions/{town.own.session_id}/register/"
    Teaching.objects.filter(user=user("instructor"), cohort__slug=town.own.slug).update(until=factories.TODAY)
    today.move_to(LATE)
    browser = browser_of("instructor")

    before = browser.get(path).status_code
    today.move_to(MIDNIGHT)

    assert (before, browser.get(path).status_code, browser.get("/classroom/").status_code) == (200, 404, 200)


@pytest.mark.parametrize("end", ENDS, ids=lambda each: each.__name__)
def test_nothing_is_done_for_whoever_was_dismissed_while_a_form_was_open(end, town, browser_of):
    browser = browser_of("clerk")
    browser.get(f"/office/learners/{town.own.learner_id}/")

    end(user("clerk"))
    answer = browser.post(f"/office/learners/{town.own.learner_id}/", {"name": "別の名前", "phone_family": "android"})

    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, SIGN_IN)


DOWNLOADS = ("booklet", "cards", "certificates", "roster_rest", "export_roster", "figures_export", "report_export")


@pytest.mark.parametrize("end", ENDS, ids=lambda each: each.__name__)
def test_no_file_goes_to_whoever_was_dismissed_with_the_page_open(end, town, browser_of):
    browser, there = browser_of("clerk"), {each.name: each for each in own_addresses()}
    asked = [there[f"office:{name}"].path(town.own) for name in DOWNLOADS]
    assert browser.get(asked[0])["Content-Type"] == "application/pdf"

    end(user("clerk"))

    for answer in (getattr(browser, method)(path) for path in asked for method in ("get", "post")):
        assert answer.status_code in (302, 405)
        assert not answer.has_header("Content-Disposition")
        assert answer.get("Location", SIGN_IN).startswith(SIGN_IN)


def test_a_new_password_on_paper_ends_what_is_open(town, browser_of):
    browser = browser_of("clerk")
    assert browser.get("/office/").status_code == 200

    give_password(user=user("clerk"), by=user("prefecture"))

    assert {browser.get(path).get("Location", "").partition("?")[0] for path in EDITOR[:2]} == {SIGN_IN}
    assert browser.get("/office/")["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("role", SIGNED_IN)
def test_a_password_on_paper_opens_no_address_but_one(role, town, browser_of):
    give_password(user=user(role), by=another_officer())
    browser, here = browser_of(role), "/accounts/new-password/"
    free = ("new_password", "account_logout")

    asked = [each.path(town.own) for each in own_addresses() + sign_in_addresses() if each.name not in free]
    answers = [getattr(browser, method)(path) for path in [*asked, *EDITOR, "/"] for method in ("get", "post")]

    assert {answer.get("Location") for answer in answers} == {here}
    assert browser.get(here).status_code == 200


def test_another_municipality_is_seen_from_the_next_request_on(town, browser_of):
    browser = browser_of("clerk")

    StaffAssignment.objects.filter(user=user("clerk")).update(municipality="384011")

    assert browser.get(f"/office/cohorts/{town.own.slug}/").status_code == 404
    assert browser.get(f"/office/cohorts/{town.neighbour.slug}/").status_code == 200


@pytest.mark.parametrize("role", SIGNED_IN)
def test_staff_signs_in_with_the_password_of_the_file(role, town, browser_of):
    browser, name = browser_of("anonymous"), STAFF[role]

    answer = browser.post(SIGN_IN, {"login": name, "password": passwords(town)[name]}, follow=True)

    assert (answer.redirect_chain[-1][0], answer.status_code) == (HOME[role], 200)


@pytest.mark.parametrize("end", ENDS, ids=lambda each: each.__name__)
def test_whoever_is_nobody_cannot_sign_in(end, town, browser_of):
    browser, password = browser_of("anonymous"), passwords(town)["tobe"]
    end(user("clerk"))

    answer = browser.post(SIGN_IN, {"login": "tobe", "password": password}, follow=True)

    assert answer.redirect_chain == [("/accounts/inactive/", 302)]
    assert "いまの 担当の登録が ありません" in answer.content.decode()
    assert browser.get("/office/")["Location"].startswith(SIGN_IN)
    assert "_auth_user_id" not in browser.session


def test_wrong_passwords_are_limited_for_each_name(town, browser_of):
    browser, right = browser_of("anonymous"), passwords(town)["tobe"]

    answers = [browser.post(SIGN_IN, {"login": "tobe", "password": f"wrong {i}"}) for i in range(6)]
    late = browser.post(SIGN_IN, {"login": "tobe", "password": right})

    assert [TOO_OFTEN in answer.content.decode() for answer in answers] == [False] * 5 + [True]
    assert TOO_OFTEN in late.content.decode()
    assert browser.post(SIGN_IN, {"login": "masaki", "password": passwords(town)["masaki"]}).status_code == 302


def test_wrong_passwords_are_limited_for_each_client(town, browser_of):
    browser = browser_of("anonymous")

    answers = [browser.post(SIGN_IN, {"login": f"guess{i}", "password": "wrong"}) for i in range(41)]

    assert [TOO_OFTEN in answer.content.decode() for answer in answers] == [False] * 40 + [True]


def test_there_is_one_place_to_sign_in(town, browser_of):
    browser = browser_of("anonymous")

    for path in ("/admin/login/", "/_util/login/"):
        assert browser.get(path)["Location"].partition("?")[0] == SIGN_IN
        assert browser.post(path, {"username": "tobe", "password": passwords(town)["tobe"]}).status_code == 405
    assert "_auth_user_id" not in browser.session


def test_the_way_back_after_signing_in_stays_on_this_site(town, browser_of):
    path = f"{SIGN_IN}?next=https://elsewhere.example/"
    sent = {"login": "tobe", "password": passwords(town)["tobe"], "next": "https://elsewhere.example/"}

    answer = browser_of("anonymous").post(path, sent)

    assert answer["Location"] == "/accounts/after-sign-in/"


def test_nobody_signs_up(town, browser_of):
    browser, before = browser_of("anonymous"), type(user("clerk")).objects.count()

    answer = browser.post("/accounts/signup/", {"username": "new", "password1": "a long password"})

    assert "ここからは 登録できません" in answer.content.decode()
    assert type(user("clerk")).objects.count() == before


def test_of_the_sign_in_package_only_what_is_used_is_there():
    assert {each.name for each in sign_in_addresses()} == {
        "account_login", "account_logout", "account_inactive", "account_signup"
    }  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/password/reset/",
        "/accounts/password/change/",
        "/accounts/email/",
        "/accounts/confirm-email/",
        "/accounts/login/code/confirm/",
        "/admin/password_reset/",
    ],
)
def test_what_is_not_used_is_closed(path, town, browser_of):
    assert browser_of("anonymous").get(path).status_code == 404
    assert browser_of("clerk").get(path).status_code == 404
