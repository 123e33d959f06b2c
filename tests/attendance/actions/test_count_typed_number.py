from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from attendance.actions.count_typed_number import count_typed_number
from attendance.models import NumberTyped
from tests import factories
from tests.at_once import at_once
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def material(today):
    return factories.material("103")


def counted():
    return list(NumberTyped.objects.order_by("day", "material").values_list("material", "day", "count"))


def test_a_typed_number_is_one_row_for_its_material_and_day(material):
    other = factories.material("104")

    for page in (material, material, other):
        count_typed_number(material_id=page.pk, at=NOW)
    count_typed_number(material_id=material.pk, at=NOW + timedelta(days=1))

    tomorrow = TODAY + timedelta(days=1)
    assert counted() == [(material.pk, TODAY, 2), (other.pk, TODAY, 1), (material.pk, tomorrow, 1)]


def test_numbers_that_led_nowhere_are_one_row_a_day(material):
    for _ in range(3):
        count_typed_number(material_id=None, at=NOW)

    assert counted() == [(None, TODAY, 3)]


def test_the_day_is_the_day_here(material):
    """Ten past midnight in Ehime is the day before in UTC."""
    count_typed_number(material_id=None, at=factories.moment(TODAY, 0, 10))

    assert counted() == [(None, TODAY, 1)]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_numbers_typed_at_the_same_moment_are_all_counted(today):
    page = factories.material("103")

    at_once(*[lambda: count_typed_number(material_id=page.pk, at=NOW)] * 4)

    assert counted() == [(page.pk, TODAY, 4)]


@pytest.mark.parametrize("count", [0, 1])
def test_the_database_refuses_a_second_row_and_a_count_of_nothing(material, count):
    NumberTyped.objects.create(day=TODAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        NumberTyped.objects.create(day=TODAY + timedelta(days=1 - count), count=count)
