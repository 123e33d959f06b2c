"""What is counted of materials without knowing anybody: by fiscal year, and of a municipality's own ones."""

import uuid
from datetime import date, timedelta

import pytest

from attendance.actions.count_typed_number import count_typed_number
from attendance.actions.tap_anonymously import tap_anonymously
from attendance.reports.programme import count_programme
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
MIDNIGHT = factories.moment(date(2026, 4, 1), 0, 0)
"""The fiscal year 2026 begins, in Ehime."""
A_MOMENT = timedelta(microseconds=1)


def press(material, value="did", at=factories.NOW):
    tap_anonymously(material_id=material.pk, value=value, form_id=uuid.uuid4(), at=at)


def test_taps_are_counted_by_material_and_answer():
    one, other = factories.material("101"), factories.material("102")

    for material, value in ((one, "did"), (one, "did"), (one, "ask"), (other, "again")):
        press(material, value)

    expected = {f"tap@{one.pk}/did": 2, f"tap@{one.pk}/ask": 1, f"tap@{other.pk}/again": 1}
    assert count_programme(2026) == expected


def test_typed_numbers_are_added_up_over_the_days():
    material = factories.material("101")

    for days in (0, 0, 3):
        count_typed_number(material_id=material.pk, at=factories.NOW + timedelta(days=days))
    count_typed_number(material_id=None, at=factories.NOW)

    assert count_programme(2026) == {f"typed@{material.pk}": 3, "typed@0": 1}


@pytest.mark.parametrize("at, year", [(MIDNIGHT - A_MOMENT, 2025), (MIDNIGHT, 2026)])
def test_a_year_begins_at_midnight_of_the_first_of_april_here(at, year):
    material = factories.material("101")
    press(material, at=at)
    count_typed_number(material_id=material.pk, at=at)

    found = {each: len(count_programme(each)) for each in (2024, 2025, 2026, 2027)}

    assert found == {each: 2 if each == year else 0 for each in found}


def test_a_municipality_has_what_was_pressed_at_its_own_materials():
    tobe, masaki = factories.municipality(), factories.municipality("384011", "松前町", "マサキチョウ")
    bare = factories.municipality("382019", "松山市", "マツヤマシ")
    for town in (tobe, masaki):
        factories.course(town)
    own = factories.material("301", parent=factories.shelf_of(tobe))
    for material in (own, factories.material("101")):
        press(material)
        count_typed_number(material_id=material.pk, at=factories.NOW)
    count_typed_number(material_id=None, at=factories.NOW)

    assert count_programme(2026, tobe) == {f"tap@{own.pk}/did": 1, f"typed@{own.pk}": 1}
    assert [count_programme(2026, town) for town in (masaki, bare)] == [{}, {}]


@pytest.mark.parametrize("materials", [1, 3])
def test_a_year_costs_two_queries(django_assert_num_queries, materials):
    for number in range(materials):
        press(factories.material(f"10{number + 1}"))

    with django_assert_num_queries(2):
        count_programme(2026)
