import pytest

from attendance.figures.entry import Value, codes, positions


@pytest.mark.parametrize(
    "count, of, percent",
    [
        (0, 3, 0),
        (1, 3, 33),
        (2, 3, 67),
        (3, 3, 100),
        (1, 8, 13),  # 12.5: half goes up
        (3, 8, 38),  # 37.5
        (1, 200, 1),  # 0.5
        (199, 200, 99),  # 99.5, but not all
        (995, 1000, 99),
        (1, 1000, 1),  # 0.1, but not nothing
        (989, 1000, 99),
        (14, 12, 117),  # more applications than places
        (0, 0, None),
        (5, None, None),
    ],
)
def test_percent_is_rounded_as_offices_do(count, of, percent):
    assert Value(count, of).percent == percent


@pytest.mark.parametrize("of", range(1, 60))
def test_a_part_is_never_shown_as_all_nor_something_as_nothing(of):
    assert [Value(count, of).percent for count in (0, of)] == [0, 100]
    assert all(1 <= Value(count, of).percent <= 99 for count in range(1, of))


@pytest.mark.parametrize("count, of, rate", [(1, 4, 0.25), (0, 4, 0.0), (0, 0, None), (3, None, None)])
def test_rate_of_nobody_is_none_and_not_nought(count, of, rate):
    assert Value(count, of).rate == rate


def test_positions_and_codes_are_in_the_order_of_the_curriculum():
    counts = {f"kept@{code}/kept": 1 for code in ("S2-1", "S1-10", "S1-2")} | {
        "kept/10/kept": 1, "kept/2/lost": 1, "kept/days/7": 3, "keep/1/kept": 1,
    }  # fmt: skip

    assert (positions(counts, "kept"), codes(counts, "kept")) == ([2, 10], ["S1-2", "S1-10", "S2-1"])
