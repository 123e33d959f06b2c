from dataclasses import replace

import pytest

from attendance.figures import between, meetings, people
from attendance.figures.catalogue import FIGURES
from attendance.figures.entry import Shape, Value
from attendance.figures.outside import NOT_OF_PEOPLE, PAIRS, SUMMED_ELSEWHERE, hidden_outside
from attendance.figures.readings import Reading
from attendance.figures.starting import START

CHECKPOINTS = ("kept_by_checkpoint", "kept_coverage_by_checkpoint")
OF_PEOPLE = {figure.id for figure in FIGURES} - NOT_OF_PEOPLE - SUMMED_ELSEWHERE


def reading(figure, *rows):
    return Reading(figure, [Value(count, of, key, key) for key, count, of in rows])


def whole(**small):
    """Every figure with two rows of 40 or one, but those that are named by their id."""
    rows = {
        figure.id: [("1", 30, 40), ("2", 30, 40)] if figure.shape in (Shape.ROWS, Shape.AVERAGE) else [("", 30, 40)]
        for figure in FIGURES
    }
    return [reading(figure, *small.get(figure.id, rows[figure.id])) for figure in FIGURES]


def hidden(readings, everybody=False, pairs=False):
    """{id: keys of hidden rows}, without what is always hidden."""
    found = {}
    for figure, key in hidden_outside(readings, everybody=everybody, pairs=pairs):
        if figure not in SUMMED_ELSEWHERE:
            found.setdefault(figure, set()).add(key)
    return found


def all_rows(ids):
    return {each.figure.id: {value.key for value in each.values} for each in whole() if each.figure.id in ids}


def test_nothing_is_hidden_where_nothing_is_small():
    assert hidden(whole()) == {}


def test_nought_and_five_hide_nothing():
    readings = whole(attendance_by_meeting=[("1", 5, 5), ("2", 0, 0)], kept=[("", 0, 0)], echo=[("", 2, 5)])

    assert hidden(readings) == {}


@pytest.mark.parametrize(
    "figure, row",
    [
        ("applied", ("", 4, 30)),
        ("enrolled", ("", 1, 30)),
        ("learners", ("", 3, None)),
        ("attendances", ("", 4, None)),
        ("completion", ("", 0, 4)),
        ("attendance_by_meeting", ("3", 2, 2)),
        ("attendances_per_meeting", ("3", 4, 6)),
        ("has_text", ("", 1, 2)),
        ("withdrawn", ("", 1, 3)),
    ],
)
def test_few_people_hide_everything_about_people(figure, row):
    keys = {*all_rows([figure])[figure], row[0]}

    found = hidden(whole(**{figure: [row, *(("1", 30, 40), ("2", 30, 40))[: len(keys) - 1]]}))

    assert set(found) == OF_PEOPLE
    assert row[0] in found[figure]


def test_how_many_seats_there_are_is_no_people():
    assert hidden(whole(enrolled=[("", 30, 3)], applied=[("", 30, 3)])) == {}


def test_meetings_are_shown_however_few():
    few = {each.id: [("", 1, 2)] for each in (meetings.PLANNED, meetings.HELD, meetings.CANCELLED, meetings.STAFF)}

    assert hidden(whole(**few)) == {}


def test_an_average_of_few_meetings_is_shown():
    assert hidden(whole(attendances_per_meeting=[("1", 12, 1)])) == {}


@pytest.mark.parametrize("figure", ["kept", "kept_coverage"])
def test_few_pairs_hide_all_that_is_made_of_pairs(figure):
    assert hidden(whole(**{figure: [("", 2, 4)]})) == all_rows(PAIRS)


@pytest.mark.parametrize("figure", ["kept_by_step", "kept_coverage_by_step"])
def test_a_small_step_hides_the_other_and_what_would_tell_it_and_leaves_the_total(figure):
    found = hidden(whole(**{figure: [("1", 30, 40), ("2", 1, 3)]}))

    ids = ("kept_by_step", "kept_coverage_by_step", *CHECKPOINTS, START.id)
    assert found == all_rows(ids)


@pytest.mark.parametrize("figure", CHECKPOINTS)
def test_a_small_checkpoint_hides_the_others_that_add_up_with_it(figure):
    assert hidden(whole(**{figure: [("1", 30, 40), ("2", 1, 3)]})) == all_rows(CHECKPOINTS)


@pytest.mark.parametrize("figure", ["study_reach", "study_reach_by_way", "levels", "levels_reached"])
def test_a_small_row_is_hidden_alone_where_no_sum_is_shown(figure):
    assert hidden(whole(**{figure: [("1", 30, 40), ("2", 1, 3)]})) == {figure: {"2"}}


def test_a_figure_that_nobody_thought_of_is_hidden_whole():
    new = replace(between.ECHO, id="new", shape=Shape.ROWS)

    assert hidden([*whole(), reading(new, ("1", 30, 40), ("2", 1, 3))]) == {"new": {"1", "2"}}


def test_what_is_hidden_beside_the_others_is_hidden_here_too():
    assert hidden(whole(), pairs=True) == all_rows(PAIRS)
    assert hidden(whole(), everybody=True) == all_rows(OF_PEOPLE)


def test_what_has_a_sum_over_all_municipalities_is_always_hidden():
    found = hidden_outside(whole(), everybody=False, pairs=False)

    assert found == {("asked_by_material", "1"), ("asked_by_material", "2")}


def test_why_people_left_is_about_people():
    assert people.WITHDRAWN_BY_REASON.id in OF_PEOPLE
