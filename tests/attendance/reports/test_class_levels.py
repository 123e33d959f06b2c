import pytest

from attendance.reports.class_levels import LevelCount, kept_after_the_last, kept_between, kept_in_all, levels_reached
from attendance.reports.counting import count_cohort
from attendance.reports.progress import progress_of
from attendance.reports.retention import Retention
from tests import factories, meetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def kiyo():
    """Kept one, lost one, one not looked at again; the last step is looked at only at its end."""
    kiyo = factories.enrolment(factories.cohort())
    first, second, third = (meetings.meeting(kiyo.cohort, position) for position in (1, 2, 3))
    for code in ("S1-1", "S1-2", "S1-3"):
        meetings.level(kiyo, first, code, "closing", 2)
    meetings.level(kiyo, second, "S1-1", "opening", 3)
    meetings.level(kiyo, second, "S1-2", "opening", 1)
    meetings.level(kiyo, third, "S3-1", "closing", 2)
    return kiyo


def test_levels_reached_go_by_the_latest_look(kiyo):
    person = progress_of(kiyo.cohort).people[0]

    assert levels_reached(person) == LevelCount(alone=3, looked_at=4, total=9)


def test_kept_between_adds_up_to_the_class(kiyo):
    counts = count_cohort(kiyo.cohort, factories.NOW)

    assert [(row.label, row.retention) for row in kept_between(counts)] == [
        ("第1回から 第2回", Retention(kept=1, lost=1, solid_at_closing=3)),
        ("第2回から 第3回", Retention()),
    ]
    assert kept_in_all(counts) == progress_of(kiyo.cohort).retention == Retention(kept=1, lost=1, solid_at_closing=3)


def test_kept_after_the_last_is_a_series_of_its_own(kiyo):
    assert kept_after_the_last(count_cohort(kiyo.cohort, factories.NOW)) == Retention(solid_at_closing=1)
