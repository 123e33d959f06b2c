"""The demo is loaded once for all tests of the doors and taken back after the last one; every test runs in a savepoint."""

import shutil
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings

from tests import factories
from tests.doors.town import STAFF, Town, raise_town, user


@pytest.fixture(scope="package")
def demo_site(django_db_setup, django_db_blocker, tmp_path_factory):
    """A `Town`. Needs the package's __init__.py: pytest has no package scope without it."""
    folder = tmp_path_factory.mktemp("demo")
    kept = transaction.atomic()
    with django_db_blocker.unblock(), override_settings(VAR=folder, PRIVATE_ROOT=folder / "private"):
        kept.__enter__()
        try:
            with time_machine.travel(factories.NOW, tick=False):
                call_command("demo", stdout=StringIO())
                there = raise_town(str(folder / "accounts.txt"))
            yield there
        finally:
            transaction.set_rollback(True)
            kept.__exit__(None, None, None)


@pytest.fixture
def town(demo_site, db, today) -> Town:
    """The demo on the day it was loaded for: Tuesday, 20 October 2026, 10:00."""
    return demo_site


@pytest.fixture
def private_files(town, settings, tmp_path):
    """A copy to write to and to delete from; the demo's own stay for the next test."""
    shutil.copytree(settings.PRIVATE_ROOT, tmp_path / "private")
    settings.PRIVATE_ROOT = tmp_path / "private"


@pytest.fixture
def browser_of(town):
    """A browser of somebody in that role; the learner's has scanned the card, the shared one another after it."""

    def made(role, **options):
        browser = Client(**options)
        if role in ("card", "shared_phone"):
            browser.get(f"/k/{town.own.token}")
        if role == "shared_phone":
            browser.get(f"/k/{town.second_token}")
        elif role in STAFF:
            browser.force_login(user(role))
        return browser

    return made
