"""That a world put back is the world that was made (tests.kept_world)."""

import pytest
from django.db import transaction

from courses.models import Cohort, Municipality
from tests import factories, kept_world
from tests.doors.watching import changed, checksums

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(monkeypatch):
    """Asks for the world of one class; how often it was made."""
    monkeypatch.setattr(kept_world, "_kept", {})
    times = []

    def make():
        times.append(1)
        return factories.cohort(slug="kept")

    def asked():
        return kept_world.kept_world("one class", make), len(times)

    return asked


def taken_back(ask):
    with transaction.atomic():
        answer = ask()
        transaction.set_rollback(True)
    return answer


def test_rows_are_put_back_to_the_last_column_and_the_world_is_made_once(made):
    rows = taken_back(lambda: (made(), checksums()))[1]

    _, times = made()

    assert times == 1
    assert changed(rows) == []


def test_every_test_has_objects_of_its_own(made):
    first, _ = taken_back(made)
    first.name = "別の名前"

    second, _ = made()

    assert second.name == Cohort.objects.get().name == "火曜クラス"
    assert second.course.get_parent().pk == first.venue_id


def test_it_is_made_anew_where_other_rows_are_there(made):
    taken_back(made)
    factories.municipality("384011", "松前町", "マサキチョウ")

    assert made()[1] == 2
    assert Municipality.objects.count() == 2


def test_it_is_made_anew_where_a_row_that_it_changes_is_another(made):
    taken_back(made)
    factories.Page.objects.filter(depth=1).update(title="別の根")

    assert made()[1] == 2
    assert factories.Page.objects.get(depth=1).title == "別の根"


def test_more_can_be_made_after_it(made):
    taken_back(made)
    there, _ = made()

    assert factories.cohort(there.municipality).pk > there.pk
    assert factories.Page.find_problems() == ([], [], [], [], [])


def test_after_a_flush_nothing_is_kept(made):
    taken_back(made)
    kept_world.forget()

    assert made()[1] == 2
