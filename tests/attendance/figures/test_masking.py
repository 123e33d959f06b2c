"""Which rows and totals are hidden, and that subtraction finds nothing of them (tests.subtraction)."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attendance.figures.entry import Value
from attendance.figures.masking import Masked, is_small, mask
from tests.subtraction import recovered


def town(people, *meetings):
    """`meetings` are (came, expected)."""
    columns = {"people": Value(people)}
    return columns | {f"meeting {number}": Value(*each) for number, each in enumerate(meetings, start=1)}


def test_a_table_without_small_numbers_is_shown_whole():
    table = {"a": town(5, (5, 5)), "b": town(12, (9, 12)), "none": town(0, (0, 0))}

    assert mask(table) == Masked(frozenset(), frozenset())


def test_a_small_row_takes_the_next_smallest_with_it():
    table = {"a": town(3, (3, 3)), "b": town(12, (9, 12)), "c": town(6, (5, 6))}

    assert mask(table) == Masked(frozenset("ac"), frozenset())


def test_rows_join_by_size_and_then_by_code_never_by_how_they_did():
    table = {"a": town(4, (3, 4)), "d": town(7, (0, 7)), "c": town(7, (7, 7)), "b": town(8, (4, 8))}

    assert mask(table).rows == frozenset("ac")


def test_a_group_in_which_everybody_came_is_joined_by_others():
    table = {"a": town(3, (3, 3)), "b": town(5, (5, 5)), "c": town(6, (5, 6)), "d": town(9, (9, 9))}

    assert mask(table).rows == frozenset("abc")


def test_a_group_in_which_nobody_came_is_joined_by_others():
    table = {"a": town(3, (0, 3)), "b": town(5, (0, 5)), "c": town(6, (5, 6)), "d": town(9, (9, 9))}

    assert mask(table).rows == frozenset("abc")


def test_one_person_each_is_not_enough():
    table = {name: town(1, (number % 2, 1)) for number, name in enumerate("abcde")} | {"f": town(9, (5, 9))}

    assert mask(table).rows == frozenset("abcdef")


def test_two_groups_of_less_than_five_are_joined():
    table = {"a": town(2, (1, 2)), "b": town(2, (2, 2)), "c": town(9, (5, 9))}

    assert mask(table).rows == frozenset("abc")


def test_a_row_that_got_less_far_is_joined_by_one_like_it():
    """Else the first meeting minus the second is the row alone."""
    table = {
        "a": town(4, (3, 4), (0, 0)),
        "b": town(5, (4, 5), (4, 5)),
        "c": town(9, (8, 9), (0, 0)),
        "d": town(9, (8, 9), (8, 9)),
    }

    assert mask(table) == Masked(frozenset("ac"), frozenset())


def test_the_total_is_hidden_where_nobody_is_left_to_join():
    table = {"a": town(4, (3, 4), (0, 0)), "b": town(5, (4, 5), (4, 5))}

    assert mask(table) == Masked(frozenset("ab"), frozenset({"meeting 2"}))


def test_every_total_is_hidden_where_there_is_one_small_row_alone():
    assert mask({"a": town(4, (3, 4))}) == Masked(frozenset("a"), frozenset({"people", "meeting 1"}))


def test_a_small_meeting_of_a_large_row_hides_the_row():
    """Of two classes only the small one has met."""
    table = {"a": town(14, (3, 4)), "b": town(16, (5, 6)), "c": town(12, (11, 12))}

    assert mask(table).rows == frozenset("ab")


def test_a_row_hidden_for_another_reason_is_hidden_here_and_joined():
    table = {"a": {"pairs": Value(8, 9)}, "b": {"pairs": Value(20, 30)}, "c": {"pairs": Value(9, 11)}}

    assert mask(table, also={"a"}, same_people=False).rows == frozenset("ac")


def test_an_empty_table_hides_nothing():
    assert mask({}) == Masked(frozenset(), frozenset())


# By subtraction -------------------------------------------------------------------------------------------------------
@st.composite
def towns(draw):
    """Two to five municipalities, some small, at different meetings; of the larger ones not all classes have met."""
    table = {}
    for name in "abcde"[: draw(st.integers(2, 5))]:
        people = draw(st.integers(0, 7))
        meetings = []
        for _ in range(2):
            expected = draw(st.sampled_from([0, people, people, people, draw(st.integers(0, people))]))
            meetings.append((draw(st.integers(0, expected)), expected))
        table[name] = town(people, *meetings)
    return table


@settings(max_examples=200, deadline=None)
@given(towns())
@example({"a": town(4, (4, 4), (2, 4)), "b": town(4, (4, 4), (2, 4)), "c": town(7, (6, 7), (3, 7))})
@example({"a": town(1, (1, 1), (0, 0)), "b": town(1, (1, 1), (1, 1)), "c": town(6, (1, 6), (0, 6))})
def test_no_small_number_is_found_by_subtraction(table):
    masked = mask(table)

    assert [each for each in small_cells(table) if each[0] not in masked.rows] == []
    assert recovered(table, masked) == []


@settings(max_examples=200, deadline=None)
@given(towns(), st.sets(st.sampled_from("abcde"), max_size=3))
def test_no_small_number_of_pairs_is_found_by_subtraction(table, also):
    """What was kept of what was looked at, of what could have been looked at; some rows are hidden for their people."""
    pairs = {name: {column: row[column] for column in ("people", "meeting 1")} for name, row in table.items()}
    masked = mask(pairs, also=also & {*pairs}, same_people=False)

    assert (also & {*pairs}) <= masked.rows
    assert recovered(pairs, masked, same_people=False) == []


@pytest.mark.parametrize(
    "table, hidden",
    [
        ({"a": town(3, (2, 3), (1, 3)), "b": town(7, (5, 7), (3, 7))}, "a"),
        ({"a": town(3, (3, 3), (1, 3)), "b": town(5, (5, 5), (3, 5)), "c": town(6, (5, 6), (3, 6))}, "ab"),
        ({"a": town(4, (3, 4), (0, 0)), "b": town(5, (4, 5), (4, 5)), "c": town(6, (4, 6), (0, 0))}, "ab"),
    ],
)
def test_the_attack_finds_what_is_masked_too_little(table, hidden):
    assert recovered(table, Masked(frozenset(hidden), frozenset())) != []


def small_cells(table):
    return [(name, column) for name, row in table.items() for column, value in row.items() if is_small(value)]
