"""The named cast. Permission tests always hold the neighbour municipality's people."""

from types import SimpleNamespace

import pytest
import time_machine
from django.core.cache import cache
from django.db import connections
from hypothesis import settings

from attendance import triggers
from materials import generation
from tests import factories, first_rows
from tests.kept_world import forget, kept_world

settings.register_profile("thorough", deadline=None, derandomize=True)
"""Ten thousand rosters: tests/attendance/imports/roster/test_ten_thousand.py. The same ones every time, so that a build
fails only for what changed; `make check` draws others each time."""


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()
    generation.bump()


@pytest.fixture(autouse=True, scope="session")
def _flush_lifts_the_triggers():
    """A flush empties the table of acts, which the triggers forbid: they are lifted for the flush alone. Set on the class,
    since every thread has a connection of its own."""
    operations = type(connections["default"].ops)
    operations.execute_sql_flush = _lifting(operations.execute_sql_flush)
    first_rows.watch_for_a_flush()


def _lifting(flush):
    def lifted(self, sql_list):
        forget()
        if triggers.TABLE not in self.connection.introspection.table_names():
            return flush(self, sql_list)
        triggers.take_out(self.connection)
        try:
            return flush(self, sql_list)
        finally:
            triggers.put_in(self.connection)

    return lifted


@pytest.fixture
def today():
    """Tuesday, 20 October 2026, 10:00 in Ehime."""
    with time_machine.travel(factories.NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def cast(db, today):
    """Two municipalities with a class, a learner and staff each; an instructor of the first; the prefecture; a nobody."""
    return kept_world("cast", _cast)


def _cast():
    tobe = factories.municipality()
    masaki = factories.municipality("384011", "松前町", "マサキチョウ")
    material = factories.material()
    tobe_class = factories.cohort(tobe, materials=[material], slug="tobe-1")
    masaki_class = factories.cohort(masaki, materials=[material], slug="masaki-1")
    instructor = factories.staff("instructor", None, name="講師 一郎")
    factories.teaching(instructor, tobe_class)
    return SimpleNamespace(
        tobe=tobe,
        masaki=masaki,
        material=material,
        cohort=tobe_class,
        neighbour_cohort=masaki_class,
        kiyo=factories.enrolment(tobe_class),
        neighbour=factories.enrolment(
            masaki_class, name="隣町 花子", kana="トナリマチ ハナコ", telephone="089-999-9999"
        ),
        instructor=instructor,
        clerk=factories.staff("municipality", tobe, name="砥部町 担当"),
        neighbour_clerk=factories.staff("municipality", masaki, name="松前町 担当"),
        officer=factories.staff("prefecture", None, name="県 事務局"),
        editor=factories.staff("editor", tobe, name="砥部町 教材担当"),
        nobody=factories.staff("municipality", tobe, name="異動した人", until=factories.date(2026, 3, 31)),
    )


@pytest.fixture
def sign_in(client):
    """Returns the client, signed in as the given user."""

    def signed_in(user):
        client.force_login(user)
        return client

    return signed_in
