from attendance.figures.entry import Value
from attendance.reports.alike import Alike, alike
from attendance.reports.prefecture import Town
from attendance.reports.town_lines import Line
from courses.models import Municipality


def town(code, start, kept):
    """Percentages of a hundred pairs each, or None where it is hidden."""
    values = [None if share is None else Value(share, 100) for share in (start, kept)]
    line = Line(Value(12), (), Value(0, 0), values[1], Value(100, 100), values[0])
    return Town(Municipality(code=code), 1, 0, 0, line, ())


OTHERS = [town("b", 50, 70), town("c", 70, 90), town("d", 61, 81)]


def test_the_range_is_of_those_that_began_within_ten_points():
    own = town("a", 60, 99)

    assert alike(own, [own, *OTHERS, town("e", 71, 1), town("f", 49, 1)]) == Alike(
        own.line.kept, own.line.start, 3, 70, 81, 90
    )


def test_the_middle_of_an_even_number_goes_up():
    assert alike(town("a", 60, 99), [*OTHERS, town("e", 60, 80)]).middle == 81


def test_two_others_are_no_range():
    found = alike(town("a", 60, 99), OTHERS[:2])

    assert (found.others, found.is_shown, found.highest) == (2, False, None)


def test_what_is_hidden_is_not_in_the_range():
    found = alike(town("a", 60, 99), [*OTHERS, town("e", None, None), town("f", 60, None)])

    assert (found.others, found.lowest, found.highest) == (3, 70, 90)


def test_a_hidden_municipality_is_compared_with_nobody():
    assert alike(town("a", None, None), OTHERS) == Alike(None, None, 0)


def test_where_nobody_was_looked_at_there_is_nothing_to_compare():
    line = Line(Value(12), (), Value(0, 0), Value(0, 0), Value(0, 0), Value(0, 0))

    assert alike(Town(Municipality(code="a"), 1, 0, 0, line, ()), OTHERS).others == 0
