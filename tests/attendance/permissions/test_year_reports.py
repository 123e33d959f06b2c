import pytest

from attendance.permissions import year_reports
from tests.year_reports import sent


@pytest.fixture
def both(cast):
    return sent(cast.tobe, cast.clerk), sent(cast.masaki, cast.neighbour_clerk)


@pytest.mark.parametrize(
    "who, sees",
    [("clerk", {0}), ("neighbour_clerk", {1}), ("officer", {0, 1}), ("instructor", set()), ("editor", set()), ("nobody", set())],
)  # fmt: skip
def test_reports_are_seen_at_home_and_by_the_prefecture(cast, both, who, sees):
    assert set(year_reports.visible_to(getattr(cast, who))) == {both[index] for index in sees}


def test_all_numbers_are_seen_at_home_alone(cast, both):
    people = (cast.clerk, cast.neighbour_clerk, cast.officer, cast.instructor, cast.editor, cast.nobody)

    assert [year_reports.sees_all_numbers_of(who, both[0]) for who in people] == [True] + [False] * 5


def test_who_sends_and_who_gives_back(cast):
    people = (cast.clerk, cast.neighbour_clerk, cast.officer, cast.instructor, cast.editor, cast.nobody)

    assert [year_reports.can_send(who, "384020") for who in people] == [True] + [False] * 5
    assert [year_reports.can_give_back(who) for who in people] == [False, False, True, False, False, False]
