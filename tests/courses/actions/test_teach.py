from datetime import date

import pytest

from courses.actions.assign_staff import EndsBeforeItStarts, MayNotAssign
from courses.actions.teach import TeachesNothing, stop_teaching, teach
from courses.models import Teaching
from courses.permissions import cohorts
from tests import factories

TODAY = factories.TODAY


@pytest.fixture
def helper(cast):
    return factories.staff("assistant", cast.tobe, name="砥部町 補助")


def teaching(cast, user, **other):
    usual = {"user": user, "cohort": cast.cohort, "part": "assistant", "starts": TODAY, "until": date(2027, 3, 31)}
    return teach(**{**usual, "by": cast.clerk, **other})


def seen_by(user):
    return list(cohorts.visible_to(user).values_list("slug", flat=True))


def test_teach_lets_the_class_be_seen(cast, helper):
    assert seen_by(helper) == []

    teaching(cast, helper)

    assert seen_by(helper) == ["tobe-1"]


def test_teach_twice_is_one_row_with_the_last_words(cast, helper):
    teaching(cast, helper)

    row = teaching(cast, helper, part="cover", until=TODAY)

    assert (Teaching.objects.filter(user=helper).count(), row.part, row.until) == (1, "cover", TODAY)


@pytest.mark.parametrize("by", ["neighbour_clerk", "officer", "instructor", "editor", "nobody"])
def test_teach_is_the_municipality_s_to_say(cast, helper, by):
    with pytest.raises(MayNotAssign):
        teaching(cast, helper, by=getattr(cast, by))


@pytest.mark.parametrize("who", ["editor", "neighbour_clerk", "nobody"])
def test_teach_by_somebody_who_does_not_teach_is_refused(cast, who):
    with pytest.raises(TeachesNothing):
        teaching(cast, getattr(cast, who))


def test_teach_by_the_neighbours_teacher_is_refused(cast):
    with pytest.raises(TeachesNothing):
        teaching(cast, factories.staff("instructor", cast.masaki))


def test_teach_that_ends_before_it_starts_is_refused(cast, helper):
    with pytest.raises(EndsBeforeItStarts):
        teaching(cast, helper, until=date(2026, 10, 19))


def test_stop_teaching_closes_the_class_and_keeps_the_past(cast):
    row = cast.instructor.teachings.get()

    stop_teaching(teaching=row, by=cast.clerk, today=TODAY)
    stop_teaching(teaching=row, by=cast.clerk, today=TODAY)

    assert (seen_by(cast.instructor), cast.instructor.teachings.get().until) == ([], date(2026, 10, 19))


def test_stop_teaching_on_the_first_day_takes_it_away(cast, helper):
    stop_teaching(teaching=teaching(cast, helper), by=cast.clerk, today=TODAY)

    assert (seen_by(helper), helper.teachings.count()) == ([], 0)


@pytest.mark.parametrize("by", ["neighbour_clerk", "officer", "instructor"])
def test_stop_teaching_is_refused_to_others(cast, by):
    with pytest.raises(MayNotAssign):
        stop_teaching(teaching=cast.instructor.teachings.get(), by=getattr(cast, by), today=TODAY)

    assert seen_by(cast.instructor) == ["tobe-1"]
