from datetime import timedelta

import pytest

from attendance.actions.mark import mark
from attendance.reports.timetable import timetable_of
from courses.permissions.cohorts import sessions_visible_to
from tests import factories

pytestmark = pytest.mark.django_db


def timetable(cast, day=factories.TODAY, user=None):
    return timetable_of(sessions_visible_to(user or cast.instructor), factories.moment(day, 10))


def test_timetable_has_today_and_what_comes(cast):
    first, second, third = cast.cohort.sessions.all()

    found = timetable(cast)

    assert (found.today, found.coming, found.not_taken, found.not_closed) == ((first,), (second, third), (), ())
    assert (found.today[0].people, found.today[0].came) == (1, 0)


@pytest.mark.parametrize("value, taken", [(None, False), ("apology", False), ("none", False), ("present", True)])
def test_timetable_lists_what_was_not_taken_or_not_closed(cast, value, taken):
    first = cast.cohort.sessions.first()
    if value:
        mark(enrolment=cast.kiyo, session=first, value=value, by=1, at=first.starts_at)

    found = timetable(cast, factories.TODAY + timedelta(days=1))

    assert (found.not_closed, found.not_taken) == (((first,), ()) if taken else ((), (first,)))


def test_timetable_leaves_out_cancelled_sessions_and_classes(cast):
    cast.cohort.sessions.update(state="cancelled")
    assert timetable(cast, factories.TODAY + timedelta(days=1)).is_empty
    cast.cohort.sessions.update(state="planned")
    cast.cohort.cancelled_at = factories.NOW
    cast.cohort.save()

    assert timetable(cast).is_empty


def test_timetable_of_who_teaches_nothing_is_empty(cast):
    assert timetable(cast, user=factories.staff("instructor", None)).is_empty
    assert timetable(cast, user=cast.officer).is_empty


@pytest.mark.parametrize("classes", [1, 3])
def test_timetable_takes_the_same_number_of_queries(cast, classes, django_assert_num_queries):
    for number in range(classes - 1):
        factories.teaching(cast.instructor, factories.cohort(cast.tobe, name=f"クラス {number}"))
    sessions = sessions_visible_to(cast.instructor)

    with django_assert_num_queries(4):
        found = timetable_of(sessions, factories.NOW)

    assert len(found.today) == classes
