from collections import Counter

import pytest

from attendance.figures.entry import Place, Value, checkpoints, labels, of_first_steps, positions, steps, total


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


def test_meetings_are_in_their_order():
    assert positions({"held/10": 1, "held/2": 1, "held/days/7": 3, "hold/1": 1}, "held") == (2, 10)


def test_steps_and_checkpoints_are_in_the_order_of_their_curriculum():
    counts = {f"kept@{code}/kept": 1 for code in ("basic/S2-1", "basic/S1-10", "basic/S1-2", "a-circle/S9-1")} | {
        "kept/basic/10/kept": 1, "kept/basic/2/lost": 1, "kept/a-circle/3/lost": 1, "keep/basic/1/kept": 1,
    }  # fmt: skip

    assert [place.key for place in steps(counts, "kept")] == ["a-circle/3", "basic/2", "basic/10"]
    codes = [place.key for place in checkpoints(counts, "kept")]
    assert codes == ["a-circle/S9-1", "basic/S1-2", "basic/S1-10", "basic/S2-1"]


def test_the_curriculum_is_named_only_where_there_are_several():
    one, other = [Place("basic", "1"), Place("basic", "2")], Place("circle", "1")

    assert labels(one) == ["1", "2"]
    assert labels([*one, other], lambda name: f"第{name}回") == ["basic 第1回", "basic 第2回", "circle 第1回"]


def test_totals_are_over_all_curricula():
    counts = Counter(
        {"kept/basic/1/kept": 2, "kept/circle/1/kept": 3, "kept/circle/2/kept": 5, "kept/circle/2/lost": 7}
    )

    assert (total(counts, "kept", "kept"), of_first_steps(counts, "kept", "kept")) == (10, 5)
