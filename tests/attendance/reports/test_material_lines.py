"""A year material by material, as the prefecture sees it."""

import uuid

import pytest

from attendance.actions.count_typed_number import count_typed_number
from attendance.actions.tally import add_up
from attendance.actions.tap_anonymously import tap_anonymously
from attendance.figures.entry import Value
from attendance.figures.masking import Masked
from attendance.models import YearTally
from attendance.reports.material_lines import material_year
from materials.models import Number
from tests import factories
from tests.subtraction import recovered
from tests.tallied import met, tallied

pytestmark = pytest.mark.django_db
THREE = ((1, 4, 2), (3, 9, 6))
"""聞きたい and records of three materials."""


@pytest.fixture
def pages(today):
    """Three of the prefecture's, and one of a town's own."""
    own = factories.municipality()
    factories.course(own)
    found = [factories.material(f"10{number}", f"練習 {number}") for number in (1, 2, 3)]
    return [*found, factories.material("95", "砥部の練習", parent=factories.shelf_of(own))]


def asked(town=None, year=2026, **by_material):
    """`m12=(2, 9)`: nine records of this page, two of them 聞きたい."""
    cohort = tallied(town or factories.municipality(), year=year, **met(12, 11))
    counts = {f"studied@{key[1:]}": of for key, (_, of) in by_material.items()}
    counts |= {f"asked@{key[1:]}": count for key, (count, _) in by_material.items()}
    cohort.tally.counts |= counts
    cohort.tally.save()


def by_page(pages, *values):
    return {f"m{page.pk}": value for page, value in zip(pages, values, strict=False)}


def shown(year=2026):
    return {line.digits or line.title: line for line in material_year(year, factories.NOW).lines}


def test_every_material_with_a_number_is_a_line_by_its_number(pages):
    found = material_year(2026, factories.NOW)

    assert [(line.digits, line.title, line.owner) for line in found.lines] == [
        ("95", "砥部の練習", "砥部町"),
        ("101", "練習 1", ""),
        ("102", "練習 2", ""),
        ("103", "練習 3", ""),
    ]
    assert (found.is_empty, found.hides_anything, found.total.asked) == (True, False, Value(0, 0))


def test_a_line_has_what_classes_asked_and_what_nobody_known_pressed_and_typed(pages):
    asked(**by_page(pages, (2, 9), (0, 7)))
    for value in ("did", "did", "ask"):
        tap_anonymously(material_id=pages[0].pk, value=value, form_id=uuid.uuid4(), at=factories.NOW)
    for page in (pages[0], pages[1], pages[1]):
        count_typed_number(material_id=page.pk, at=factories.NOW)

    found = material_year(2026, factories.NOW)

    lines = [(line.digits, line.asked, line.taps, line.typed) for line in found.lines[1:3]]
    assert lines == [("101", Value(2, 9), (2, 0, 1), 1), ("102", Value(0, 7), (0, 0, 0), 2)]
    assert (found.total.asked, found.total.taps, found.total.typed) == (Value(2, 16), (2, 0, 1), 3)


def test_classes_of_all_municipalities_are_added_up_and_of_another_year_are_not(pages):
    masaki = factories.municipality("384011", "松前町", "マサキチョウ")
    asked(**by_page(pages, (2, 9)))
    asked(masaki, **by_page(pages, (1, 6)))
    asked(masaki, year=2025, **by_page(pages, (5, 5)))

    assert (shown()["101"].asked, shown(2025)["101"].asked) == (Value(3, 15), Value(5, 5))


def test_a_material_with_few_records_is_hidden_and_found_by_no_subtraction(pages):
    asked(**by_page(pages, *zip(*THREE, strict=True)))

    found = material_year(2026, factories.NOW)

    assert [line.asked for line in found.lines[1:]] == [None, Value(4, 9), None]
    assert (found.total.asked, found.hides_anything, found.is_empty) == (Value(7, 18), True, False)
    table = {name: {"people": Value(of), "meeting 1": Value(n, of)} for name, n, of in zip("abc", *THREE, strict=True)}
    assert recovered(table, Masked(frozenset("ac"), frozenset())) == []


def test_the_total_is_hidden_with_a_material_that_is_alone(pages):
    asked(**by_page(pages, (1, 3)))

    found = material_year(2026, factories.NOW)

    assert (found.lines[1].asked, found.total.asked) == (None, None)


def test_records_without_a_material_and_numbers_without_one_are_one_line_at_the_end(pages):
    asked(m0=(1, 8))
    count_typed_number(material_id=None, at=factories.NOW)

    last = material_year(2026, factories.NOW).lines[-1]

    assert (last.title, last.asked, last.typed) == ("教材を書かない記録、教材が出なかった番号", Value(1, 8), 1)


def test_a_material_that_was_used_stays_when_its_number_is_gone(pages):
    asked(**by_page(pages, (2, 9)))
    Number.objects.filter(digits__in=["101", "102"]).update(page=None)

    assert [*shown()] == ["95", "103", "練習 1"]


@pytest.mark.parametrize("times", [1, 3])
def test_a_year_asks_the_same_for_more_materials_and_classes(pages, times, django_assert_num_queries):
    for number in range(times):
        asked(**by_page(pages[number:], (2, 9)))
        count_typed_number(material_id=pages[number].pk, at=factories.NOW)

    for year in YearTally.objects.all():
        add_up(year)

    with django_assert_num_queries(10):
        material_year(2026, factories.NOW)
