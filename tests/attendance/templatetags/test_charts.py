import re

import pytest
from django.template import Context, Template

from attendance.figures.entry import Value
from attendance.figures.meetings import LEARNERS_PER_MEETING, PLANNED
from attendance.figures.people import ATTENDANCE
from attendance.reports.term import KeptStep, Line, MeetingMarks, term_of
from attendance.reports.term_checkpoints import Hard, LevelRow
from attendance.templatetags import charts
from courses.models import Cohort
from tests import factories, meetings


def drawn(call, **context):
    return Template("{% load charts %}{% " + call + " %}").render(Context(context))


def marks(of, **counts):
    names = ("present", "late", "left_early", "made_up", "apology", "absent")
    return {name: Value(counts.get(name, 0), of) for name in names}


@pytest.fixture
def term(cast):
    for state in ("waiting", "withdrawn"):
        row = factories.enrolment(cast.cohort)
        row.state = state
        row.save()
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])
    return term_of(Cohort.objects.in_municipality(cast.tobe), meetings.meeting(cast.cohort, 1).ends_at)


def test_term_chart_is_read_out_with_its_numbers(term):
    svg = drawn("term_chart term", term=term)

    assert (
        'role="img" aria-label="人の流れ。申込 3人、受講 1人、第1回 1人、自習 1 0人、第2回 これから、自習 2 これから、'
        '第3回 これから、修了 最後の回のあと、その後の自習 これから。"' in svg
    )
    assert re.findall(r'class="big">([^<]*)<', svg) == ["3人", "1人", "1人", "0人"]


def test_who_applied_and_has_no_place_stands_on_top(term):
    columns = charts.term_chart(term)["columns"]

    assert [(bar.look, bar.height, bar.y) for bar in columns[0].bars] == [("plain", 50.0, 156.0), ("dots", 100.0, 56.0)]
    assert (columns[0].top, columns[1].top, charts.term_chart(term)["line_y"]) == (56.0, 156.0, 156.0)


def test_what_has_not_begun_is_dashed_and_has_no_number(term):
    columns = charts.term_chart(term)["columns"]

    assert [(bar.look, bar.height) for column in columns[4:] for bar in column.bars] == [("dashed", 30)] * 5


def test_term_lies_down_on_a_narrow_screen(term):
    svg = drawn("term_rows_chart term", term=term)

    assert re.findall(r'class="big">([^<]*)<', svg) == ["3人", "1人", "1人", "0人", "", "", "", "", ""]
    assert "空き待ち 1人 取りやめ 1人" in svg


def test_attendance_bars_add_up_and_none_is_drawn_for_nobody():
    row = MeetingMarks("第1回", None, Value(11, 12), marks(12, present=10, late=1, apology=1))

    (drawing,) = charts.attendance_chart([row])["rows"]

    assert [(bar.look, bar.x, bar.width) for bar in drawing.bars] == [
        ("mikan", 1.0, 238.0), ("pale", 241.0, 22.0), ("hatch", 265.0, 22.0)
    ]  # fmt: skip
    assert (drawing.end, drawing.small) == ("11", "/12人")


def test_bars_have_one_scale():
    rows = [MeetingMarks(f"第{n}回", None, Value(n, n), marks(n, present=n)) for n in (6, 12)]

    assert [row.bars[0].width for row in charts.attendance_chart(rows)["rows"]] == [142.0, 286.0]


def test_kept_chart_says_nothing_where_nobody_looked():
    steps = [KeptStep("第1回から第2回", Value(4, 5), Value(5, 8)), KeptStep("第2回から第3回", Value(0, 0), Value(0, 3))]

    chart = charts.kept_chart(steps)

    assert [row.end for row in chart["rows"]] == ["80%", "—"]
    assert [bar.look for row in chart["rows"] for bar in row.bars] == ["mikan", "hatch", "dashed", "dashed"]
    assert chart["sentence"] == (
        "定着(組)。第1回から第2回 定着4、戻った1、見ていない3、第2回から第3回 定着0、戻った0、見ていない3。"
    )


def test_ways_are_drawn_beside_each_other():
    studied = [Value(9, 12, "第1回のあと", "1")]
    by_way = [Value(7, 12, "", "1/phone"), Value(3, 12, "", "1/paper"), Value(0, 12, "", "1/telephone")]

    svg = drawn("ways_chart studied by_way", studied=studied, by_way=by_way)

    assert 'aria-label="自習の届き方。第1回のあと スマホ7人、紙3人、電話0人。"' in svg
    assert svg.count("<rect") == 2


@pytest.mark.parametrize("people, dots, bars", [(10, 10, 0), (24, 24, 0), (60, 0, 2)])
def test_a_dot_is_a_person_while_there_is_room(people, dots, bars):
    svg = drawn("dots_chart hard", hard=[Hard("S2-4", "送る", Value(4, people), ())])

    assert (svg.count("<circle"), svg.count("<rect")) == (dots, bars)
    assert svg.count('class="f-mikan s-mikan"') == min(dots, 4)


def test_levels_are_stacked_in_parts_that_are_as_long_as_they_are_many():
    rows = [LevelRow("S1-1", "", (1, 0, 6, 3)), LevelRow("S1-2", "", (0, 5, 0, 0))]

    drawing = charts.levels_chart(rows)

    first, second = (row["bars"] for row in drawing["rows"])
    assert [(bar.look, bar.x, bar.width) for bar in first] == [
        ("plain", 58.0, 25.0), ("hatch", 85.0, 160.0), ("mikan", 247.0, 79.0)
    ]  # fmt: skip
    assert [(bar.look, bar.x, bar.width) for bar in second] == [("dots", 58.0, 133.0)]


def test_levels_are_read_out_and_told_by_pattern():
    svg = drawn("levels_chart rows", rows=[LevelRow("S1-1", "", (1, 2, 6, 3))])

    said = "S1-1 まだ1人、いっしょにできた2人、ひとりでできた6人、人に教えた3人"
    assert f'aria-label="段階ごとの人数。{said}。"' in svg
    assert re.findall(r'<rect[^>]*?(url\(#p-\w+\)|class="f-[\w -]+")', svg) == [
        'class="f-surface s-ink"', "url(#p-dots)", "url(#p-hatch)", 'class="f-mikan"',
    ]  # fmt: skip
    assert svg.count("12人") == 1


@pytest.mark.parametrize(
    "line, words",
    [
        (Line(ATTENDANCE, "", Value(11, 12)), "92%"),
        (Line(ATTENDANCE, "", Value(0, 0)), "—"),
        (Line(PLANNED, "", Value(3)), ""),
        (Line(LEARNERS_PER_MEETING, "", Value(25, 2)), "1回に12.5人"),
    ],
)
def test_share_is_written_as_offices_do(line, words):
    assert charts.share(line) == words


def test_the_name_of_a_curriculum_is_cut_in_a_chart_and_read_out_whole():
    name = "フォローアップ型スマホ教室 基本講座"
    step = KeptStep("第1回から第2回", Value(3, 4), Value(4, 5), name)

    drawing = charts.kept_chart([step])

    assert drawing["rows"][0].label == "フォローアップ型スマホ… 第1回から第2回"
    assert f"{name} 第1回から第2回 定着3、戻った1、見ていない1" in drawing["sentence"]


def test_charts_of_nothing_are_empty():
    for chart in (charts.attendance_chart([]), charts.kept_chart([]), charts.dots_chart([]), charts.levels_chart([])):
        assert (chart["rows"], chart["height"]) == ([], 0)
