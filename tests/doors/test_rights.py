"""Who holds which rights; where people are not; where tokens and passwords are not (R10, R13)."""

import re
import stat
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.urls import get_resolver
from wagtail.models import Page, ReferenceIndex, WorkflowMixin
from wagtail.search.index import get_indexed_models
from wagtail.snippets.models import get_snippet_models

from attendance.codes import card_token, token_hash
from attendance.models import Card
from attendance.permissions.learners import enrolments_visible_to, visible_to
from courses.models import User
from courses.permissions.roles import standing_of_user
from tests.doors.addresses import everything, own_addresses
from tests.doors.reading import said
from tests.doors.town import STAFF, user

PEOPLE = tuple(apps.get_app_config("attendance").get_models())
BELOW = [role for role in STAFF if role != "prefecture"]
RIGHTS_OF_RIGHTS = re.compile(
    r"(auth|wagtailusers|attendance|sessions|account|mfa|django_q)\.|courses\.\w+_(user|staffassignment|teaching)"
)
CONTENT = re.compile(
    r"wagtailadmin\.access_admin|(materials|courses)\.(add|change|view)_(curriculum|checkpoint|municipality|number)"
)


@pytest.mark.parametrize("role", STAFF)
def test_nobody_holds_rights_over_users_groups_or_people(role, town, db):
    assert [right for right in user(role).get_all_permissions() if RIGHTS_OF_RIGHTS.match(right)] == []


@pytest.mark.parametrize("role", BELOW)
def test_below_the_prefecture_there_is_no_right_but_the_editors_door(role, town):
    rights = user(role).get_all_permissions()

    assert rights <= {"wagtailadmin.access_admin"}
    assert (rights == set()) == (role in ("instructor", "assistant", "reception", "dismissed"))


def test_the_prefecture_holds_rights_over_content_alone(town):
    assert [right for right in user("prefecture").get_all_permissions() if not CONTENT.fullmatch(right)] == []


def test_no_account_is_above_the_rules(town):
    assert list(User.objects.filter(is_superuser=True)) == []
    assert list(User.objects.filter(is_staff=True)) == []
    assert list(User.objects.filter(user_permissions__isnull=False)) == []


@pytest.mark.parametrize("role", BELOW)
@pytest.mark.parametrize("path", ["/admin/users/", "/admin/users/add/", "/admin/groups/", "/admin/groups/new/"])
def test_users_and_groups_are_closed_below_the_prefecture(path, role, town, browser_of):
    assert browser_of(role).get(path).status_code in (302, 403)


def test_the_prefecture_sees_figures_and_no_class(town):
    assert standing_of_user(user("prefecture")).is_prefecture
    assert [*visible_to(user("prefecture")), *enrolments_visible_to(user("prefecture"))] == []


def test_people_are_in_no_snippet_page_search_or_workflow(town):
    assert [model for model in get_snippet_models() if model in PEOPLE] == []
    assert [model for model in get_indexed_models() if model in PEOPLE] == []
    assert [model for model in PEOPLE if issubclass(model, (Page, WorkflowMixin))] == []


def test_people_are_in_no_index_of_who_refers_to_what(town):
    kinds = ReferenceIndex.objects.values_list("content_type__app_label", flat=True).distinct()

    assert "attendance" not in kinds


def test_people_have_no_address_in_the_editor():
    """Neither a view set of ours nor one that Wagtail made for a model."""
    editor = [each for each in everything() if each.route.startswith("admin/")]

    assert [each.name for each in editor if "attendance" in f"{each.name} {each.route} {each.view.__module__}"] == []
    assert [each.route for each in everything() if each.route.startswith("api")] == []
    assert get_resolver().namespace_dict.keys().isdisjoint({"wagtailapi", "api", "admin"})


def texts_of_all_tables():
    """Every value of every table, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield table, "\n".join(repr(row) for row in cursor.fetchall())


def tokens(settings):
    """Of all cards, also of those that were stopped."""
    for card in Card.objects.all():
        token = card_token(
            key=settings.CARD_KEY, key_id=settings.CARD_KEY_ID, learner_id=card.learner_id, serial=card.serial
        )
        assert token_hash(token) == card.token_hash
        yield token


def test_no_table_holds_a_token(town, browser_of, settings):
    browser_of("card").get("/me/")
    issued = set(tokens(settings))
    assert len(issued) > 55
    assert town.own.token in issued
    assert [table for table, text in texts_of_all_tables() for token in issued if token in text.upper()] == []


def test_no_file_beside_the_database_holds_a_token(town, settings):
    folder = Path(town.accounts).parent
    text = "".join(path.read_text(errors="replace") for path in folder.rglob("*") if path.is_file())

    assert [token for token in tokens(settings) if token in text.upper()] == []


def test_a_token_has_130_bits_and_opens_one_card(town, settings):
    issued = list(tokens(settings))

    assert {len(token) for token in issued} == {26}
    assert len(set(issued)) == len(issued)


def test_passwords_are_in_one_file_for_its_owner(town):
    file = Path(town.accounts)
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(name for _, name, _ in lines) == sorted(set(STAFF.values()) - {"idou"})
    assert [name for _, name, password in lines if not User.objects.get(username=name).check_password(password)] == []
    assert [table for table, text in texts_of_all_tables() for *_, password in lines if password in text] == []


def test_a_password_on_paper_is_said_once(town, browser_of):
    """To whoever gave it, in one answer that is kept nowhere; neither screen nor table nor file says it again."""
    browser = browser_of("prefecture")
    paper = browser.post(f"/office/staff/{town.own.user_id}/password/")
    password = re.findall(r'<dd class="code">([^<]+)</dd>', paper.content.decode())[1]

    again = [path for each in own_addresses() for path in each.paths(town.own) if password in said(browser.get(path))]

    assert User.objects.get(pk=town.own.user_id).check_password(password)
    assert paper["Cache-Control"] == "private, no-store"
    assert again == []
    assert [table for table, text in texts_of_all_tables() if password in text] == []
