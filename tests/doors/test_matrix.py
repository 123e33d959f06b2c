"""Every address of ours, every role, GET and POST, as tests/doors/matrix.py says (R01). What is Wagtail's goes by its
prefix: nobody comes in but those who edit."""

import pytest
from django.test import Client

from attendance.actions.stop_card import stop_card
from attendance.models import Learner
from courses.models import Municipality, User
from tests import factories
from tests.doors.addresses import everything, own_addresses, sign_in_addresses
from tests.doors.matrix import CARDS, COLUMNS, EVERYBODY, IN_COLUMN, LEARNER, STAFF, expected
from tests.doors.town import NEIGHBOUR_CLASS, TEACHERS, in_depth
from tests.doors.watching import without_a_trace

ADDRESSES = own_addresses() + sign_in_addresses()
OF_ANYBODY = ("/admin/login/", "/admin/sprite/", "/admin/jsi18n/", "/admin/password_reset/")
"""The way to the sign-in; drawings and words of the editor; what is switched off and answers 404 (test_nobody)."""
LIKELY = {"int": 1, "slug": "x", "str": "x", "uuid": "00000000-0000-4000-8000-000000000001", "path": "x"}


@pytest.fixture
def browser_in(town, browser_of):
    """Of any role in the matrix."""

    def made(role):
        if role == "stopped_card":
            browser = browser_of("card")
            stop_card(learner=Learner.objects.get(pk=town.own.learner_id), by=0)
            return browser
        if role not in ("idle_instructor", "neighbour_instructor"):
            return browser_of(role)
        browser = Client()
        browser.force_login(
            factories.staff("instructor", Municipality.objects.get(pk="384020"))
            if role == "idle_instructor"
            else User.objects.get(username=TEACHERS[NEIGHBOUR_CLASS])
        )
        return browser

    return made


def word(answer):
    if answer.status_code in (301, 302, 303):
        return "in" if answer["Location"].startswith("/accounts/login/") else "on"
    return str(answer.status_code)


def asked(browser, method, path):
    cookies = browser.cookies.output(header="", sep=";")
    with without_a_trace():
        answer = word(getattr(browser, method)(path))
    browser.cookies.clear()
    browser.cookies.load(cookies)
    return answer


@pytest.mark.parametrize("role", IN_COLUMN)
def test_every_address_answers_every_role_as_written(role, town, browser_in):
    browser, rows = browser_in(role), expected(role)
    if role == "stopped_card":
        rows |= {"learner:exchange": ("410", "405"), "number": ("200", "410")}  # said before the press does anything

    seen = {
        each.name: tuple(asked(browser, method, each.path(town.own)) for method in ("get", "post"))
        for each in ADDRESSES
        if each.name in rows
    }

    assert {name: answers for name, answers in seen.items() if answers != rows[name]} == {}


def test_every_address_has_one_line():
    tables = [*STAFF, *LEARNER, *EVERYBODY]

    assert sorted(tables) == sorted({each.name for each in ADDRESSES})


def test_every_cell_is_written():
    cells = {name: {len(cell.split()) for cell in row} - {1, len(COLUMNS)} for name, row in STAFF.items()}
    learners = {name: {len(cell.split()) for cell in row} - {1, len(CARDS)} for name, row in LEARNER.items()}

    assert {name for name, wrong in (cells | learners).items() if wrong} == set()


def wagtail_paths():
    """With something behind each parameter; whether it is there does not matter to somebody who may not come in."""
    for each in everything():
        if each.route.startswith("admin/") and each.name != "admin_login" and "^" not in each.route:
            path = each.route
            for kind, value in LIKELY.items():
                for name in each.parameters:
                    path = path.replace(f"<{kind}:{name}>", str(value)).replace(f"<{name}>", str(value))
            if not f"/{path}".startswith(OF_ANYBODY):
                yield f"/{path}"


@pytest.mark.parametrize(
    "role",
    in_depth(
        [role for role in IN_COLUMN if role not in ("clerk", "neighbour_clerk", "editor", "prefecture")],
        quick=("anonymous", "instructor"),
    ),
)
def test_the_editor_is_closed_to_everybody_who_does_not_edit(role, town, browser_in):
    browser, paths = browser_in(role), list(wagtail_paths())
    closed = {"in", "403"} if IN_COLUMN[role] != "no account" else {"in"}

    assert len(paths) > 200
    for method in ("get", "post"):
        assert [path for path in paths if asked(browser, method, path) not in closed] == []
