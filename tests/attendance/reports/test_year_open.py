from datetime import timedelta

import pytest

from attendance.actions.cancel_class import cancel_class
from attendance.reports.year_open import year_open
from courses.models import Cohort
from tests import factories, meetings


def of_tobe():
    return Cohort.objects.in_municipality("384020").in_year(2026)


def waiting(at):
    found = year_open(of_tobe(), at)
    return (
        [(session.cohort.slug, session.position) for session in found.not_taken],
        [(session.cohort.slug, session.position) for session in found.not_closed],
        [(row.cohort.slug, row.last.position) for row in found.running],
    )


def after(cohort, position):
    return meetings.meeting(cohort, position).ends_at + timedelta(minutes=1)


def test_a_class_that_has_not_begun_is_running(cast):
    assert waiting(factories.NOW) == ([], [], [("tobe-1", 3)])


def test_a_meeting_without_a_register_and_one_that_is_not_closed_are_named(cast):
    meetings.come(cast.kiyo, meetings.meeting(cast.cohort, 1))

    assert waiting(after(cast.cohort, 2)) == ([("tobe-1", 2)], [("tobe-1", 1)], [("tobe-1", 3)])


def test_a_call_that_somebody_stays_away_is_no_register(cast):
    meetings.come(cast.kiyo, meetings.meeting(cast.cohort, 1), "apology")

    assert waiting(after(cast.cohort, 1))[0] == [("tobe-1", 1)]


def test_a_year_that_is_over_waits_for_nothing(cast):
    for position in (1, 2, 3):
        meetings.hold(cast.cohort, position, [(cast.kiyo, "present")])

    assert waiting(after(cast.cohort, 3)) == ([], [], [])
    assert year_open(of_tobe(), after(cast.cohort, 3)).is_all_done


def test_a_cancelled_class_waits_for_nothing(cast):
    cancel_class(cohort=cast.cohort, by=1, at=factories.NOW)

    assert waiting(after(cast.cohort, 3)) == ([], [], [])


@pytest.mark.parametrize("classes", [1, 3])
def test_what_is_open_is_one_query(cast, django_assert_num_queries, classes):
    for _ in range(classes - 1):
        factories.cohort(cast.tobe)

    at = after(cast.cohort, 1)

    with django_assert_num_queries(1):
        waiting(at)
