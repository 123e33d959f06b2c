from datetime import timedelta
from uuid import uuid4

import pytest

from attendance.actions.close_session import close_session
from attendance.actions.mark import OtherClass, UnknownMark, mark, reason_of_change
from attendance.models import Act, Attendance
from tests import factories

pytestmark = pytest.mark.django_db


def press(cast, value="arrived", after=0, **how):
    """A press so many minutes after the start of the first session."""
    session = cast.cohort.sessions.first()
    how.setdefault("at", session.starts_at + timedelta(minutes=after))
    return mark(enrolment=cast.kiyo, session=session, value=value, by=cast.instructor.pk, **how)


def test_mark_is_an_act_of_staff_on_the_day_of_the_session(cast):
    press(cast, "absent", at=factories.moment(factories.date(2026, 10, 25)), way="paper")

    act = Act.objects.get()
    assert (act.value, act.happened_on, act.authority, act.actor, act.way) == (
        "absent",
        factories.TODAY,
        2,
        cast.instructor.pk,
        "paper",
    )
    assert Attendance.objects.get().act_id == act.pk


@pytest.mark.parametrize(
    "after, value",
    [(-30, "present"), (0, "present"), (10, "present"), (11, "late"), (89, "late"), (90, "present"), (1440, "present")],
)
def test_mark_an_arrival_is_late_after_ten_minutes_and_before_the_end(cast, after, value):
    press(cast, "arrived", after)

    assert Attendance.objects.get().value == value


def test_mark_twice_with_the_same_id_is_one_act(cast):
    act_id = uuid4()

    first, second = press(cast, act_id=act_id), press(cast, act_id=act_id)

    assert (first.new, second.new, Act.objects.count()) == (True, False, 1)


def test_mark_an_unknown_value_is_refused(cast):
    with pytest.raises(UnknownMark):
        press(cast, "perhaps")

    assert Act.objects.count() == 0


def test_mark_of_a_neighbour_is_refused(cast):
    session = cast.cohort.sessions.first()

    with pytest.raises(OtherClass):
        mark(enrolment=cast.neighbour, session=session, value="present", by=1, at=factories.NOW)

    assert Act.objects.count() == 0


def test_mark_on_another_base_is_flagged_and_both_stay(cast):
    seen = press(cast, "present").act
    press(cast, "late", after=1, base=seen.pk)

    press(cast, "absent", after=2, base=seen.pk)

    assert [act.flags for act in Act.objects.order_by("counted_at")] == ["", "", "concurrent"]
    assert Attendance.objects.get().value == "absent"


@pytest.mark.parametrize(
    "before, value, reason",
    [
        ("", "present", ""),
        ("none", "present", ""),
        ("present", "present", ""),
        ("present", "left_early", ""),
        ("apology", "present", "came_later"),
        ("absent", "late", "came_later"),
        ("present", "late", "mistake"),
        ("late", "none", "mistake"),
        ("apology", "left_early", "came_later"),
    ],
)
def test_reason_of_change_follows_from_what_stood(before, value, reason):
    assert reason_of_change(before, value) == reason


def test_mark_of_two_who_both_saw_nobody_marked_is_flagged(cast):
    press(cast, "present")

    session = cast.cohort.sessions.first()
    later = session.starts_at + timedelta(minutes=4)
    mark(enrolment=cast.kiyo, session=session, value="absent", by=cast.clerk.pk, at=later)

    assert [act.flags for act in Act.objects.order_by("counted_at")] == ["", "concurrent"]


def test_mark_after_an_automatic_absence_that_was_not_seen_is_no_dispute(cast):
    seen = press(cast, "none").act
    other = factories.enrolment(cast.cohort, name="伊藤 正")
    session = cast.cohort.sessions.first()
    mark(enrolment=other, session=session, value="present", by=1, at=session.starts_at)
    close_session(session=session, by=cast.instructor.pk, at=session.ends_at)

    press(cast, "late", after=95, base=seen.pk)

    assert Attendance.objects.get(enrolment=cast.kiyo).value == "late"
    assert Act.objects.get(value="late").flags == "late"
