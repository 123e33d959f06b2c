"""Keeps the migrated, empty SQLite database between runs: two hundred migrations cost ten seconds, their result is the
same until one of them changes. `migrate` still runs and does what is left; PostgreSQL is always made anew.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "test-database"


def template() -> Path:
    sources = sorted(path for path in ROOT.glob("*/migrations/*.py"))
    digest = hashlib.sha256()
    for path in [ROOT / "requirements.txt", ROOT / "lms" / "settings.py", *sources]:
        digest.update(path.name.encode() + path.read_bytes())
    return FOLDER / f"{digest.hexdigest()[:20]}.sqlite3"


def in_memory() -> bool:
    return connection.vendor == "sqlite" and "mode=memory" in connection.creation._get_test_db_name()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Before the database is made. A shared database in memory lives as long as somebody holds it, here until the end."""
    if not (in_memory() and template().is_file()):
        yield
        return
    name = connection.creation._get_test_db_name()
    with closing(sqlite3.connect(name, uri=True)) as memory, closing(sqlite3.connect(template())) as kept:
        kept.backup(memory)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After it was made. Written beside and moved, since several workers do this at once."""
    if not in_memory() or template().is_file():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    beside = FOLDER / f"{os.getpid()}.part"
    with django_db_blocker.unblock(), closing(sqlite3.connect(beside)) as kept:
        if "django_migrations" not in connection.introspection.table_names():
            return  # a test that asks for no database gets an empty one
        connection.connection.backup(kept)
    beside.replace(template())
