from datetime import timedelta

import pytest

from attendance.actions.tally import add_up, refresh_tallies
from attendance.figures.entry import Value
from attendance.models import YearTally
from attendance.reports.prefecture import registers_missing, year_of, years_with_classes
from courses.actions.cancel_cohort import cancel_cohort
from tests import factories, meetings
from tests.tallied import tallied

pytestmark = pytest.mark.django_db
LATER = factories.NOW + timedelta(hours=1)


@pytest.fixture
def towns(today):
    refresh_tallies()
    made = [factories.municipality(), factories.municipality("382019", "松山市", "マツヤマシ")]
    return [*made, factories.municipality("382027", "今治市", "イマバリシ", region="east")]


def test_a_year_adds_up_the_classes_of_each_municipality(towns):
    tallied(towns[0], people_enrolled=12)
    tallied(towns[0], people_enrolled=9)

    year = year_of(2026, LATER)

    assert [(town.municipality.name, town.classes, town.line.enrolled) for town in year.towns] == [
        ("松山市", 0, Value(0)),
        ("今治市", 0, Value(0)),
        ("砥部町", 2, Value(21)),
    ]
    assert (year.with_classes, year.classes, year.lines.total.enrolled) == (1, 2, Value(21))


def test_regions_follow_each_other_from_the_east_and_codes_within(towns):
    assert [
        (label, [town.municipality.name for town in group]) for label, group in year_of(2026, LATER).by_region()
    ] == [
        ("東予", ["今治市"]),
        ("中予", ["松山市", "砥部町"]),
    ]


def test_a_cancelled_class_is_none(towns):
    cohort = tallied(towns[0], meetings_planned=3)
    type(cohort).objects.update(cancelled_at=factories.NOW)

    town = year_of(2026, LATER).towns[-1]

    assert (town.classes, town.cancelled) == (0, 1)


def test_the_past_is_the_years_with_classes_up_to_the_one_asked_for(towns):
    for year in (2020, 2022, 2024, 2026, 2027):
        tallied(towns[0], year=year, people_enrolled=year - 2010)

    past = year_of(2026, LATER).towns[-1].past

    assert [(year, line.enrolled) for year, line in past] == [(2022, Value(12)), (2024, Value(14)), (2026, Value(16))]
    assert years_with_classes() == [2027, 2026, 2024, 2022, 2020]


def test_each_year_is_hidden_by_its_own_numbers(towns):
    for year, people in ((2025, 4), (2026, 5)):
        tallied(towns[0], year=year, people_enrolled=people)

    assert [line.enrolled for _, line in year_of(2026, LATER).towns[-1].past] == [None, Value(5)]


@pytest.mark.parametrize("more", [0, 2])
def test_a_year_asks_the_same_for_more_municipalities_and_classes(towns, more, django_assert_num_queries):
    for town in towns[: 1 + more]:
        for year in range(2026 - more, 2027):
            tallied(town, year=year, people_enrolled=12)

    for row in YearTally.objects.all():
        add_up(row)

    with django_assert_num_queries(8):
        found = year_of(2026, LATER)

    assert found.lines.total.enrolled == Value(12 * (1 + more))


def test_the_fourth_lecture_of_a_circle_has_a_column_once_it_was_held(towns):
    tallied(towns[0], held_3=1)
    three = list(year_of(2026, LATER).steps)
    tallied(towns[1], held_4=1)

    assert (three, list(year_of(2026, LATER).steps)) == ([1, 2, 3], [1, 2, 3, 4])


# Registers ------------------------------------------------------------------------------------------------------------
def test_a_register_is_missing_when_the_meeting_is_over_and_nobody_was_marked(cast):
    with meetings.on_day(meetings.meeting(cast.cohort, 1)):
        meetings.come(cast.neighbour, meetings.meeting(cast.neighbour_cohort, 1))
        found = registers_missing(2026, factories.NOW + timedelta(hours=6))

    assert [(town.name, [session.label for session in sessions]) for town, sessions in found] == [("砥部町", ["第1回"])]


def test_an_apology_is_no_register(cast):
    meetings.come(cast.kiyo, meetings.meeting(cast.cohort, 1), "apology")

    assert [town.name for town, _ in registers_missing(2026, factories.NOW + timedelta(hours=6))] == [
        "松前町",
        "砥部町",
    ]


def test_no_register_is_missing_before_the_meeting_is_over_nor_in_another_year(cast):
    assert list(registers_missing(2026, factories.NOW)) == []
    assert list(registers_missing(2025, factories.NOW + timedelta(hours=6))) == []


def test_no_register_is_missing_of_a_class_or_meeting_that_was_cancelled(cast):
    cast.cohort.sessions.update(state="cancelled")
    cancel_cohort(cohort=cast.neighbour_cohort, by=1, at=factories.NOW)

    assert list(registers_missing(2026, factories.NOW + timedelta(hours=6))) == []
