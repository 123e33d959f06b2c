"""Figures of municipalities as they may be shown outside them. Who is hidden is tested beside figures.masking."""

from collections import Counter

import pytest

from attendance.figures.entry import Value
from attendance.reports.town_lines import lines_of


def counts(people, *came, kept=0, lost=0, solid=0, gained=0, ended=None):
    """Of one class whose every meeting in `came` was held."""
    found = Counter({"people/enrolled": people, "capacity": 12, "kept/basic/1/kept": kept, "kept/basic/1/lost": lost})
    found.update({"kept/basic/1/solid": solid, "kept/basic/1/gained": gained})
    for position, number in enumerate(came, start=1):
        found.update({f"expected/{position}": people, f"mark/{position}/present": number})
    if ended is not None:
        found.update({"ended/people": people, "ended/completed": ended})
    return +found


LARGE = {
    "a": counts(12, 11, 10, kept=30, lost=10, solid=50, gained=8, ended=9),
    "b": counts(8, 8, 6, kept=20, lost=4, solid=30, ended=5),
}
SMALL = LARGE | {"c": counts(3, 2, 3, kept=9, lost=1, solid=12, gained=2, ended=2)}


def test_a_line_reads_the_entries_of_the_catalogue():
    line = lines_of(LARGE, 3).towns["a"]

    assert line.enrolled == Value(12)
    assert line.came == (Value(11, 12), Value(10, 12), Value(0, 0))
    assert (line.completion, line.kept, line.coverage) == (Value(9, 12), Value(30, 40), Value(40, 50))
    assert line.start == Value(40, 48)


def test_the_total_is_of_all_and_nothing_is_hidden_among_large_ones():
    lines = lines_of(LARGE, 2)

    assert (lines.total.enrolled, lines.total.kept, lines.total.completion) == (Value(20), Value(50, 64), Value(14, 20))
    assert [line.hides_anything for line in lines.towns.values()] == [False, False]
    assert lines.hidden.enrolled == Value(0)


def test_a_small_municipality_is_hidden_with_the_next_smallest_and_both_are_in_the_total():
    lines = lines_of(SMALL, 2)

    assert [code for code, line in lines.towns.items() if line.is_hidden] == ["b", "c"]
    assert (lines.hidden.enrolled, lines.hidden.came) == (Value(11), (Value(10, 11), Value(9, 11)))
    assert (lines.total.enrolled, lines.total.came) == (Value(23), (Value(21, 23), Value(19, 23)))


def test_nothing_of_a_hidden_municipality_is_left_in_its_line():
    line = lines_of(SMALL, 2).towns["c"]

    assert {line.enrolled, *line.came, line.completion, line.kept, line.coverage, line.start} == {None}


def test_few_pairs_hide_the_kept_rate_and_not_the_people():
    lines = lines_of(LARGE | {"c": counts(9, 8, kept=2, lost=1, solid=3, gained=4)}, 1)

    assert (lines.towns["c"].enrolled, lines.towns["c"].kept, lines.towns["c"].start) == (Value(9), None, None)
    assert (lines.towns["b"].enrolled, lines.towns["b"].kept) == (Value(8), None)
    assert lines.towns["a"].kept == Value(30, 40)


def test_a_starting_level_of_few_pairs_is_hidden_alone():
    line = lines_of(
        {"a": counts(9, 8, kept=5, solid=9) + Counter({"kept/basic/1/kept": -3, "kept/basic/2/kept": 9})}, 1
    ).towns["a"]

    assert (line.kept, line.start, line.hides_anything) == (Value(11, 11), None, True)


def test_shown_and_hidden_rows_make_up_the_total():
    lines = lines_of(SMALL | {"none": Counter()}, 2)

    shown = [line.enrolled.count for line in lines.towns.values() if line.enrolled]
    assert sum(shown) + lines.hidden.enrolled.count == lines.total.enrolled.count
    assert lines.adds_up is True


@pytest.mark.parametrize("people", [1, 4])
def test_where_one_small_municipality_is_alone_the_total_is_hidden_too(people):
    lines = lines_of({"a": counts(people, people), "none": Counter()}, 1)

    assert (lines.total.enrolled, lines.total.came, lines.hidden.enrolled) == (None, (None,), None)


def test_no_municipality_at_all_is_nothing():
    assert lines_of({}, 3).total.came == (Value(0, 0),) * 3
