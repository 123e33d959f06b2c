from datetime import timedelta

import pytest

from attendance.actions.study_by_staff import study_by_staff
from attendance.actions.tally import refresh_tallies
from attendance.figures.between import COVERAGE, COVERAGE_BY_STEP
from attendance.figures.catalogue import FIGURES
from attendance.figures.entry import Value
from attendance.figures.meetings import LEARNERS_PER_MEETING
from attendance.figures.people import ATTENDANCE
from attendance.reports.term import Line, term_of
from courses.models import Cohort
from tests import factories, meetings


def term(cast, at):
    return term_of(Cohort.objects.in_municipality(cast.tobe).order_by("slug"), at)


def two_meetings(cast):
    """One checkpoint of the first step is kept, one lost, one not looked at again."""
    first, second = meetings.meeting(cast.cohort, 1), meetings.meeting(cast.cohort, 2)
    for number in (1, 2, 3):
        meetings.level(cast.kiyo, first, f"S1-{number}", "closing", "2")
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "late")])
    meetings.level(cast.kiyo, second, "S1-1", "opening", "2")
    meetings.level(cast.kiyo, second, "S1-2", "opening", "1")
    meetings.hold(cast.cohort, 2, [(cast.kiyo, "present")])
    return second.ends_at


def written(lines):
    return [(line.row, line.value.count, line.value.of, line.percent) for line in lines]


def test_what_was_kept_adds_up_over_the_steps(cast):
    shown = term(cast, two_meetings(cast))

    assert [(s.label, s.value.count, s.lost, s.unseen, s.seen.of) for s in shown.kept_steps] == [
        ("第1回から第2回", 1, 1, 1, 3)
    ]
    whole = shown.kept_of_all
    assert (whole.value.count, whole.lost, whole.unseen, whole.seen.of) == (1, 1, 1, 3)


def test_lines_hold_every_figure_and_what_it_is_broken_into(cast):
    lines = term(cast, two_meetings(cast)).lines

    assert list(dict.fromkeys(line.figure.id for line in lines)) == [
        figure.id for figure in FIGURES if any(line.figure is figure for line in lines)
    ]
    assert written(line for line in lines if line.figure is COVERAGE) == [("", 2, 3, 67)]
    assert written(line for line in lines if line.figure is COVERAGE_BY_STEP) == [
        ("第1回から第2回", 2, 3, 67), ("第2回から第3回", 0, 0, None)
    ]  # fmt: skip
    assert written(line for line in lines if line.figure is ATTENDANCE)[:5] == [
        ("第1回", 1, 1, 100), ("第2回", 1, 1, 100), ("第1回 出席", 0, 1, 0), ("第1回 遅刻", 1, 1, 100),
        ("第1回 早退", 0, 1, 0),
    ]  # fmt: skip
    assert ("S1-1 できること 1-1", 1, 1, 100) in written(lines)


def test_people_at_a_meeting_are_an_average_and_no_share(cast):
    lines = term(cast, two_meetings(cast)).lines

    (first, _) = [line for line in lines if line.figure is LEARNERS_PER_MEETING]
    assert (first.average, first.percent) == (1.0, None)


def test_marks_of_a_meeting_have_its_day_when_there_is_one_class(cast):
    first, _ = term(cast, two_meetings(cast)).attendance

    assert (first.label, first.day) == ("第1回", meetings.meeting(cast.cohort, 1).starts_at)
    assert {key: mark.count for key, mark in first.marks.items()} == {
        "present": 0, "late": 1, "left_early": 0, "made_up": 0, "apology": 0, "absent": 0,
    }  # fmt: skip


def test_hard_checkpoints_name_what_trains_them(cast):
    cast.material.checkpoints.add(*cast.cohort.curriculum.steps.get(position=1).checkpoints.filter(code="S1-1"))
    cast.material.save()
    people = [cast.kiyo, *(factories.enrolment(cast.cohort) for _ in range(4))]
    for person, level in zip(people, "00122", strict=True):
        meetings.level(person, meetings.meeting(cast.cohort, 1), "S1-1", "closing", level)

    (hard,) = term(cast, factories.NOW).hardest

    assert (hard.code, hard.statement, hard.value.count, hard.value.of) == ("S1-1", "できること 1-1", 2, 5)
    assert hard.materials == ("101",)


def test_levels_stand_by_checkpoint_with_their_words(cast):
    other = factories.enrolment(cast.cohort)
    first = meetings.meeting(cast.cohort, 1)
    for person, code, value in ((cast.kiyo, "S1-1", "3"), (other, "S1-1", "0"), (other, "S1-2", "2")):
        meetings.level(person, first, code, "closing", value)

    (levels,) = term(cast, factories.NOW).levels

    assert (levels.name, [(row.code, row.short, row.people) for row in levels.rows]) == (
        "基本講座",
        [("S1-1", "こと1-1", (1, 0, 0, 1)), ("S1-2", "こと1-2", (0, 0, 1, 0))],
    )


def test_two_curricula_of_a_municipality_are_named_and_stand_apart(cast):
    circle = factories.cohort(cast.tobe, of=factories.curriculum("circle", "サークル"))
    for person, value in ((cast.kiyo, "3"), (factories.enrolment(circle), "0")):
        meetings.level(person, meetings.meeting(person.cohort, 1), "S1-1", "closing", value)

    found = term(cast, factories.NOW)

    assert [(each.name, [row.people for row in each.rows]) for each in found.levels] == [
        ("基本講座", [(0, 0, 0, 1)]),
        ("サークル", [(1, 0, 0, 0)]),
    ]
    assert [line.row for line in found.lines if line.figure.id == "levels"] == [
        "基本講座 S1-1 できること 1-1",
        "サークル S1-1 できること 1-1",
    ]
    assert [(step.curriculum, step.label) for step in found.kept_steps] == [("基本講座", "第1回から第2回")]


def test_a_class_that_was_cancelled_is_shown_and_counts_nobody(cast):
    cast.cohort.cancelled_at = factories.NOW
    cast.cohort.save()

    shown = term(cast, factories.NOW)

    assert ([row.cohort for row in shown.classes], shown.running, shown.stops[0].value.count) == ([cast.cohort], (), 0)


def test_term_without_a_class_has_nothing_to_show(cast):
    shown = term_of(Cohort.objects.none(), factories.NOW)

    assert (shown.classes, shown.attendance, shown.kept_steps, shown.hardest) == ((), (), (), ())


def test_nobody_counted_is_not_nought():
    line = Line(ATTENDANCE, "第1回", Value(0, 0))

    assert (line.is_of_nobody, line.percent) == (True, None)


@pytest.mark.parametrize("classes", [1, 3])
def test_term_asks_the_same_for_more_classes(cast, django_assert_num_queries, classes):
    for _ in range(classes - 1):
        factories.enrolment(factories.cohort(cast.tobe))
    refresh_tallies(factories.NOW)

    with django_assert_num_queries(9):
        term(cast, factories.NOW)


def test_term_says_which_materials_people_want_to_ask_about(cast):
    kiyo, fumi = cast.kiyo, factories.enrolment(cast.cohort, name="伊藤 文", kana="イトウ フミ")
    first = meetings.meeting(cast.cohort, 1)
    meetings.hold(cast.cohort, 1, [(kiyo, "present"), (fumi, "present")])
    for enrolment, material, value in ((kiyo, cast.material, "ask"), (fumi, cast.material, "did"), (fumi, None, "did")):
        day = first.day + timedelta(days=2)
        study_by_staff(
            enrolment=enrolment, material=material, value=value, way="paper", happened_on=day, by=1,
            at=first.ends_at + timedelta(days=2),
        )  # fmt: skip

    found = term(cast, first.ends_at + timedelta(days=3))

    assert [(row.digits, row.title, row.value.count, row.value.of) for row in found.asked] == [
        ("101", "毎朝、天気を見る", 1, 2),
        ("", "教材を書かない記録", 0, 1),
    ]
    assert [line.row for line in found.lines if line.figure.id == "asked_by_material"] == [
        "教材を書かない記録",
        "101 毎朝、天気を見る",
    ]
