from datetime import date

import pytest
from django.db import connection

from courses.actions.assign_staff import EndsBeforeItStarts, EndsTooLate, MayNotAssign, assign
from courses.actions.end_assignment import IsOver, LastOfPrefecture, end_now, set_last_day
from courses.actions.write_groups import write_groups, write_memberships
from courses.models import StaffAssignment, User
from courses.permissions.roles import standing_of_user
from tests import factories
from tests.at_once import at_once

TODAY = factories.TODAY


def work(user):
    return user.assignments.get()


def standing(user):
    return standing_of_user(User.objects.get(pk=user.pk)).pairs


def end(user, by):
    return end_now(assignment=work(user), by=by, today=TODAY)


def last_day(user, until, by):
    return set_last_day(assignment=work(user), until=until, by=by, today=TODAY)


def test_end_now_takes_every_right_and_keeps_what_was_agreed(cast):
    write_groups()
    write_memberships(user=cast.editor)

    end(cast.editor, cast.clerk)

    row = work(cast.editor)
    assert (standing(cast.editor), list(cast.editor.groups.all())) == (frozenset(), [])
    assert (row.ended_on, row.until, row.last_day) == (TODAY, date(2099, 3, 31), TODAY)
    assert standing_of_user(cast.editor, on=date(2026, 10, 19)).pairs == {("editor", "384020")}


def test_end_now_leaves_other_work(cast):
    more = assign(
        user=cast.editor, role="editor", municipality=cast.masaki, starts=TODAY, until=TODAY, by=cast.neighbour_clerk
    )

    end_now(assignment=cast.editor.assignments.exclude(pk=more.pk).get(), by=cast.clerk, today=TODAY)

    assert standing(cast.editor) == {("editor", "384011")}


def test_end_now_of_what_begins_later(cast):
    later = assign(
        user=cast.editor,
        role="instructor",
        municipality=cast.tobe,
        starts=date(2026, 11, 1),
        until=date(2027, 3, 31),
        by=cast.clerk,
    )

    end_now(assignment=later, by=cast.clerk, today=TODAY)

    assert standing_of_user(cast.editor, on=date(2026, 11, 2)).pairs == {("editor", "384020")}


def test_end_now_twice_is_once(cast):
    end(cast.editor, cast.clerk)

    end(cast.editor, cast.clerk)

    assert work(cast.editor).ended_on == TODAY


def test_work_that_was_ended_can_be_given_again(cast):
    end(cast.editor, cast.clerk)

    assign(user=cast.editor, role="editor", municipality=cast.tobe, starts=TODAY, until=TODAY, by=cast.clerk)

    assert standing(cast.editor) == {("editor", "384020")}


REFUSED = [
    ("clerk", "clerk"), ("officer", "officer"), ("officer", "clerk"), ("neighbour_clerk", "clerk"),
    ("instructor", "clerk"), ("clerk", "editor"), ("clerk", "nobody"),
]  # fmt: skip


@pytest.mark.parametrize("whose, by", REFUSED)
def test_end_now_is_refused_to_oneself_and_beyond_the_own(cast, whose, by):
    with pytest.raises(MayNotAssign):
        end(getattr(cast, whose), getattr(cast, by))

    assert work(getattr(cast, whose)).ended_on is None


@pytest.mark.parametrize("whose, by", REFUSED)
def test_set_last_day_is_refused_to_oneself_and_beyond_the_own(cast, whose, by):
    with pytest.raises(MayNotAssign):
        last_day(getattr(cast, whose), date(2027, 3, 31), getattr(cast, by))


def test_set_last_day_shortens_and_prolongs(cast):
    assert last_day(cast.editor, date(2026, 12, 31), cast.clerk).until == date(2026, 12, 31)
    assert last_day(cast.editor, date(2027, 3, 31), cast.officer).until == date(2027, 3, 31)


@pytest.mark.parametrize("until, refusal", [(date(2026, 10, 19), EndsBeforeItStarts), (date(2028, 4, 1), EndsTooLate)])
def test_set_last_day_in_the_past_or_far_away_is_refused(cast, until, refusal):
    with pytest.raises(refusal):
        last_day(cast.editor, until, cast.clerk)


def test_set_last_day_of_what_is_over_is_refused(cast):
    end(cast.editor, cast.clerk)

    with pytest.raises(IsOver):
        last_day(cast.editor, date(2027, 3, 31), cast.clerk)


def test_prefecture_ends_another_of_the_prefecture(cast):
    second = factories.staff("prefecture", None)

    end(second, cast.officer)

    assert standing(second) == frozenset()


@pytest.mark.parametrize("verb", [end, lambda user, by: last_day(user, date(2027, 3, 31), by)])
def test_the_last_of_the_prefecture_stays(cast, verb):
    """Two who end each other at the same moment: the second finds himself ended."""
    second = factories.staff("prefecture", None)
    standing_of_user(second)
    StaffAssignment.objects.filter(user=second).update(ended_on=TODAY)

    with pytest.raises(LastOfPrefecture):
        verb(cast.officer, second)

    assert work(cast.officer).until == date(2099, 3, 31)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_two_of_the_prefecture_who_end_each_other_at_once_leave_one(cast):
    second = factories.staff("prefecture", None)

    def tried(whose, by):
        try:
            end(whose, by)
        except (LastOfPrefecture, MayNotAssign):  # by whether the right was read before the wait
            return "refused"
        return "ended"

    said = at_once(lambda: tried(second, cast.officer), lambda: tried(cast.officer, second))

    assert sorted(said) == ["ended", "refused"]
    assert StaffAssignment.objects.on(TODAY).of_role("prefecture").count() == 1
