from types import SimpleNamespace

import pytest

from attendance.figures.entry import Value
from attendance.reports.alike import Alike
from attendance.reports.town_lines import Line
from attendance.templatetags import towns

NOTHING, TWELVE = Value(0, 0), Value(12)
MEETINGS = (Value(11, 12), NOTHING)


def line(enrolled=TWELVE, came=MEETINGS, kept=NOTHING, completion=NOTHING):
    return Line(enrolled, came, completion, kept, kept)


def town(shown, past=()):
    return SimpleNamespace(municipality=SimpleNamespace(name="砥部町"), line=shown, past=past)


@pytest.mark.parametrize("value, written", [(Value(9, 12), "9人"), (Value(0), "0人"), (NOTHING, "—"), (None, "*")])
def test_people_are_written_with_their_unit(value, written):
    assert towns.people(value) == written


@pytest.mark.parametrize(
    "value, written", [(Value(1, 200), "1%"), (Value(199, 200), "99%"), (NOTHING, "—"), (None, "*")]
)
def test_a_rate_is_written_as_its_entry_rounds(value, written):
    assert towns.rate(value) == written


def test_a_cell_says_what_its_rate_is_of():
    assert towns.cell(Value(9, 12)) == '75%<br><span class="small soft">9/12人</span>'
    assert towns.cell(NOTHING) == '<span class="soft">—</span>'


def test_a_hidden_cell_says_so_to_who_hears_it():
    hidden = '<span class="masked" aria-hidden="true">*</span><span class="out-of-sight">伏せた数</span>'

    assert (towns.cell(None), towns.number(None), towns.number(Value(3))) == (hidden, hidden, "3")


@pytest.mark.parametrize("year, short", [(2026, "R8"), (2019, "R1"), (2018, "H30")])
def test_a_fiscal_year_is_short_below_a_point(year, short):
    assert towns.short_year(year) == short


def test_bars_grow_with_people_on_one_scale():
    drawn = towns.town_bars(town(line()), most=24)

    assert [(bar.room, bar.deep) for bar in drawn["bars"]] == [(29.0, 26.6), (0.0, 0.0)]
    assert drawn["sentence"] == "受講者12人、第1回は12人のうち11人、第2回はまだ"


def test_a_number_stands_at_the_foot_of_its_bar_or_above_a_low_one():
    high, low = towns.town_bars(town(line(came=(Value(12, 12), Value(2, 12)))), most=12)["bars"]

    assert (high.word_y, low.word_y) == (74, 16)


@pytest.mark.parametrize("most, number_y", [(12, 36), (24, 65), (48, 61.5), (120, 70.2)])
def test_the_number_of_those_enrolled_stands_below_its_line_and_above_one_near_the_ground(most, number_y):
    assert towns.town_bars(town(line()), most=most)["enrolled_y"] == number_y


def test_hidden_bars_have_no_height_and_no_number_is_said():
    drawn = towns.town_bars(town(line(None, (None, None))), most=24)

    assert [(bar.value, bar.room, bar.deep) for bar in drawn["bars"]] == [(None, 0, 0)] * 2
    assert (drawn["enrolled"], drawn["sentence"]) == (None, "5人より少ない数があるため、伏せています")


def test_the_line_of_the_years_is_broken_where_one_is_hidden_or_empty():
    years = (line(kept=Value(3, 4)), line(kept=None), line(kept=Value(1, 2)), line(kept=Value(1, 4)), line())
    drawn = towns.town_years(town(line(), tuple(enumerate(years, start=2022))))

    assert drawn["sentence"] == "R4 75%、R5 伏せた数、R6 50%、R7 25%、R8 まだなし"
    assert [(a.fiscal_year, b.fiscal_year) for a, b in drawn["joined"]] == [(2024, 2025)]
    assert [point.digits for point in drawn["points"]] == ["75", "*", "50", "25", "—"]


def test_the_scale_is_that_of_the_largest_that_is_shown():
    year = SimpleNamespace(towns=[town(line()), town(line(Value(30))), town(line(None))])

    assert towns.most_people(year) == 30
    assert towns.most_people(SimpleNamespace(towns=[])) == 1


def test_the_range_stands_between_nought_and_a_hundred():
    drawn = towns.alike_bar(Alike(Value(1, 1), Value(1, 2), 3, 0, 50, 80))

    assert (drawn["own"], drawn["x"]) == (100, {"lowest": 20, "middle": 130, "highest": 196, "own": 240})
