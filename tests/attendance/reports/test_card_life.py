from datetime import date, timedelta

import pytest

from attendance.reports.card_life import life_after, life_of
from tests import factories


@pytest.mark.parametrize(
    "last, writes, reads",
    [
        (date(2026, 12, 1), date(2027, 3, 1), date(2027, 3, 31)),
        (date(2026, 12, 31), date(2027, 3, 31), date(2027, 3, 31)),
        (date(2027, 1, 1), date(2027, 4, 1), date(2028, 3, 31)),
    ],
)
def test_life_after_the_last_session(last, writes, reads):
    life = life_after(last)

    assert (life.writes_until, life.reads_until) == (writes, reads)


def test_life_includes_its_last_days():
    life = life_after(date(2026, 12, 1))

    assert life.writes(date(2027, 3, 1))
    assert not life.writes(date(2027, 3, 2))
    assert life.reads(date(2027, 3, 31))
    assert not life.reads(date(2027, 4, 1))


def test_life_of_counts_the_last_session_of_any_class(cast):
    later = factories.cohort(cast.tobe, first_day=factories.TODAY + timedelta(days=100))
    factories.enrol(cohort=later, learner=cast.kiyo.learner)

    assert life_of(cast.kiyo.learner).writes_until == factories.TODAY + timedelta(days=100 + 42 + 90)


def test_life_of_somebody_without_a_class_counts_from_today(cast):
    assert life_of(factories.learner(cast.tobe)).writes_until == factories.TODAY + timedelta(days=90)
