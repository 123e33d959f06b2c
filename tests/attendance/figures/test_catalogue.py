from collections import Counter

import pytest

from attendance.figures.catalogue import BY_ID, EVERY, PROGRAMME
from attendance.figures.entry import Shape, Value
from attendance.figures.people import marks_of
from attendance.figures.readings import added, as_rows
from attendance.reports.material_names import MaterialName
from attendance.reports.tallies import Counted

WORDS = ("id", "name", "unit", "numerator", "denominator", "scope", "left_out", "version")
NOTHING = Counter()


@pytest.mark.parametrize("figure", EVERY, ids=lambda figure: figure.id)
def test_figure_says_everything_about_itself(figure):
    assert [word for word in WORDS if not getattr(figure, word).strip()] == []
    assert (figure.denominator == "なし") == (figure.shape is Shape.NUMBER)


def test_ids_and_names_of_figures_are_their_own():
    assert len({figure.id for figure in EVERY}) == len({figure.name for figure in EVERY}) == len(EVERY)
    assert list(BY_ID) == [figure.id for figure in EVERY]


@pytest.mark.parametrize("figure", EVERY, ids=lambda figure: figure.id)
def test_figure_of_nothing_is_nothing(figure):
    of = 0 if figure.shape is Shape.RATE else None

    assert list(figure.of(NOTHING)) == ([] if figure.shape in (Shape.ROWS, Shape.AVERAGE) else [Value(0, of)])


def test_counts_of_classes_are_added_up_and_not_changed():
    one, two = Counter({"came/1": 3, "held/1": 1}), Counter({"came/1": 4, "held/1": 1, "came/2": 1})

    both = added([Counted(None, one), Counted(None, two)])

    assert both == {"came/1": 7, "held/1": 2, "came/2": 1}
    assert (one["came/1"], two["came/1"]) == (3, 4)
    assert added([]) == {}


def test_parts_of_a_meeting_add_up_to_those_expected():
    counts = Counter({"expected/1": 3, "mark/1/present": 1, "mark/1/made_up": 1, "mark/1/absent": 1})

    parts = marks_of(counts, 1)

    assert sum(part.count for part in parts) == 3
    assert [(part.key, part.count, part.of) for part in parts if part.count] == [
        ("present", 1, 3),
        ("made_up", 1, 3),
        ("absent", 1, 3),
    ]


def test_rows_for_machines_have_a_rate_only_where_something_is_part_of_a_whole():
    counts = {"meetings/planned": 3, "meetings/held": 1, "kept/basic/1/kept": 2, "kept/basic/1/lost": 4}

    rows = as_rows(Counter(counts), {})

    shown = {(row["figure"], row["row"]): (row["count"], row["of"], row["rate"]) for row in rows}

    assert shown[("meetings_planned", "")] == (3, None, None)
    assert shown[("meetings_held", "")] == (1, 3, 0.333333)
    assert shown[("kept", "")] == (2, 6, 0.333333)
    assert shown[("kept_by_step", "basic/1")] == (2, 6, 0.333333)
    assert shown[("completion", "")] == (0, 0, None)


def test_rows_for_machines_name_a_material_by_its_number():
    """One without a number keeps its page; records that name none keep their words."""
    counts = Counter({"tap@12/did": 2, "tap@12/ask": 1, "typed@12": 3, "typed@13": 1, "typed@0": 4})
    names = {12: MaterialName("103", "文字"), 13: MaterialName("", "なくなった番号")}

    rows = [row for row in as_rows(counts, names, PROGRAMME) if row["count"]]

    assert [(row["row"], row["label"], row["count"], row["of"]) for row in rows] == [
        ("103/did", "103 文字 できた", 2, 3),
        ("103/ask", "103 文字 聞きたい", 1, 3),
        ("m0", "教材が出なかった番号", 4, 8),
        ("103", "103 文字", 3, 8),
        ("m13", "なくなった番号", 1, 8),
    ]
