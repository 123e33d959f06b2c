from datetime import date

import pytest

from courses.actions.assign_staff import assign
from courses.actions.open_shelf import open_shelf
from materials.models import MaterialIndexPage
from tests import factories

pytestmark = pytest.mark.django_db


def shelves(town):
    return [shelf.title for shelf in MaterialIndexPage.objects.child_of(town.page)]


@pytest.mark.parametrize("role", ["editor", "municipality"])
def test_whoever_may_write_finds_a_shelf(cast, role):
    person = factories.User.objects.create_user("new", name="新しい人")

    assign(user=person, role=role, municipality=cast.tobe, starts=date(2026, 4, 1), until=date(2027, 3, 31), by=None)

    shelf = MaterialIndexPage.objects.child_of(cast.tobe.page).get()
    assert (shelf.title, shelf.live) == ("砥部町の教材", True)
    assert shelf.permissions_for_user(person).can_add_subpage()


def test_a_shelf_that_is_there_is_the_one(cast):
    factories.shelf_of(cast.tobe)

    open_shelf(municipality=cast.tobe)
    open_shelf(municipality=cast.tobe)

    assert shelves(cast.tobe) == ["自分たちの教材"]


def test_without_a_page_there_is_none(cast):
    assert open_shelf(municipality=factories.municipality("384887", "どこか町", "ドコカチョウ")) is None
