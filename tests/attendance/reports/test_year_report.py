from collections import Counter
from types import SimpleNamespace

import pytest

from attendance.figures.entry import Value
from attendance.figures.readings import read_all
from attendance.models import YearReport
from attendance.reports.term import term_of
from attendance.reports.town_lines import Line as TownLine
from attendance.reports.year_report import changes, has_changed, readings_in, sheet_at_home, sheet_outside, words_of
from courses.models import Cohort
from tests import factories, meetings
from tests.year_reports import sent


@pytest.fixture
def report(cast):
    """Two people, of whom one came to the first meeting."""
    factories.enrolment(cast.cohort, name="二宮 ハル", kana="ニノミヤ ハル", telephone="089-000-0011")
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])
    return YearReport.objects.get(pk=sent(cast.tobe, cast.clerk, at=meetings.meeting(cast.cohort, 1).ends_at).pk)


def term_now(cast, position=1):
    return term_of(
        Cohort.objects.in_municipality(cast.tobe).in_year(2026), meetings.meeting(cast.cohort, position).ends_at
    )


def written(found):
    """(figure, words, then, now)"""
    return [
        (each.figure.id, each.words, *(line and (line.value.count, line.value.of) for line in (each.then, each.now)))
        for each in found
    ]


def test_the_sheet_has_the_numbers_and_words_of_the_page(cast, report):
    at_home = [(each.figure.id, row.words, row.line.value) for each in sheet_at_home(report) for row in each.rows]

    page = [
        (each.figure.id, row.row, Value(row.value.count, row.value.of, row.row, row.value.key))
        for each in sheet_at_home(report)
        for row in term_now(cast).lines
        if row.figure.id == each.figure.id and (row.figure.id, row.value.key) in keys(report)
    ]
    assert at_home == page
    assert ("levels", "S1-1 できること 1-1") not in [(figure, words) for figure, words, _ in at_home]


def keys(report):
    return {(reading.figure.id, value.key) for reading in readings_in(report.figures) for value in reading.values}


def test_a_sheet_reads_what_was_kept_and_not_the_catalogue(report):
    report.figures = [{**kept, "name": "むかしの名前"} for kept in report.figures if kept["id"] == "completion"]

    (only,) = sheet_at_home(report)

    assert (only.figure.name, only.figure.of(Counter({"ended/people": 9}))) == (
        "むかしの名前",
        only.figure.of(Counter()),
    )


def test_outside_the_small_numbers_are_hidden(report):
    line = TownLine(Value(12), (), Value(9, 12), Value(30, 40), Value(40, 50))

    rows = {each.figure.id: [row.line for row in each.rows] for each in sheet_outside(report, line)}

    assert (rows["enrolled"], rows["attendance_by_meeting"], rows["kept"]) == ([None], [None], [None])
    assert [line.value for line in rows["meetings_held"]] == [Value(1, 3)]


def test_a_report_is_as_it_is_counted_when_nothing_happened(cast, report):
    term = term_now(cast)

    assert changes(report, read_all(term.counts)) == ()
    assert not has_changed(report, term.counts)


def test_what_changed_stands_beside_what_was_sent(cast, report):
    meetings.hold(cast.cohort, 2, [(cast.kiyo, "present")])
    term = term_now(cast, 2)

    found = written(changes(report, read_all(term.counts), words_of(term)))

    assert ("meetings_held", "", (1, 3), (2, 3)) in found
    assert ("attendance_by_meeting", "第2回", None, (1, 2)) in found
    assert [row for row in found if row[0] in ("applied", "meetings_planned")] == []
    assert has_changed(report, term.counts)


def test_a_figure_that_is_counted_in_another_way_since_is_no_change(cast, report):
    meetings.hold(cast.cohort, 2, [(cast.kiyo, "present")])
    report.figures = [{**kept, "version": "第0版"} for kept in report.figures]

    assert changes(report, read_all(term_now(cast, 2).counts)) == ()


def test_why_people_left_is_no_change(report):
    counts = Counter(report.counts) + Counter({"left/health": 1})

    assert not has_changed(report, counts)


def test_counts_that_no_figure_shows_are_no_change(report):
    counts = Counter(report.counts) + Counter({"meetings/ahead": 5})

    assert not has_changed(report, counts)


def test_a_row_that_is_gone_has_no_now():
    kept = {"id": "x", "version": "1", "name": "", "unit": "", "numerator": "", "denominator": "", "scope": ""}
    then = {**kept, "left_out": "", "shape": "rows", "rows": [["a", "あ", 1, 2], ["b", "い", 3, 4]]}
    now = {**then, "rows": [["b", "い", 3, 4]]}

    found = changes(SimpleNamespace(figures=[then]), readings_in([now]))

    assert written(found) == [("x", "あ", (1, 2), None)]
