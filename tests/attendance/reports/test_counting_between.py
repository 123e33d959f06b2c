"""The counting examples of the design: what happens between the meetings, and what was kept."""

from datetime import date, timedelta

import pytest

from attendance.actions.add_act import Fact, add_learner_act
from attendance.actions.assess import assess
from attendance.actions.change_learner import set_enrolment_state
from attendance.actions.mark import mark
from attendance.actions.study_by_staff import study_by_staff
from attendance.figures.catalogue import BY_ID
from attendance.reports.counting import count_cohort
from tests import factories
from tests.counted import AFTER
from tests.meetings import hold, level, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
A_WEEK = timedelta(days=7)
FOUR = ("kept", "kept_by_step", "kept_by_checkpoint", "levels")


@pytest.fixture
def cohort():
    return factories.cohort(slug="tobe-1")


@pytest.fixture
def kiyo(cohort):
    return factories.enrolment(cohort)


def rows(figure, cohort, at=AFTER):
    return [(value.key, value.count, value.of) for value in BY_ID[figure].of(count_cohort(cohort, at))]


def practise(enrolment, way, on, value="did"):
    fact = Fact(kind="study", enrolment_id=enrolment.pk, value=value, happened_on=on)
    add_learner_act(fact, at=AFTER, way=way)


# Paper ----------------------------------------------------------------------------------------------------------------


def test_a_paper_sheet_typed_a_week_later_counts_on_the_day_it_is_about(cohort, kiyo):
    hold(cohort, 1, [(kiyo, "present")])
    session, typed = meeting(cohort, 2), meeting(cohort, 2).starts_at + A_WEEK

    mark(enrolment=kiyo, session=session, value="present", by=1, at=typed, way="paper")
    on_paper = {"way": "paper", "by": 1, "at": typed}
    study_by_staff(enrolment=kiyo, material=None, value="did", happened_on=date(2026, 10, 25), **on_paper)
    code = cohort.curriculum.steps.get(position=1).checkpoints.get(code="S1-1")
    for occasion, seen_in in (("closing", meeting(cohort, 1)), ("opening", session)):
        assess(enrolment=kiyo, checkpoint=code, occasion=occasion, level=2, session=seen_in, **on_paper)
    hold(cohort, 2, [])

    assert rows("attendance_by_meeting", cohort) == [("1", 1, 1), ("2", 1, 1)]
    assert rows("study_reach", cohort) == [("1", 1, 1), ("2", 0, 1)]
    assert rows("kept", cohort) == [("", 1, 1)]
    assert rows("kept_days", cohort) == [("21", 1, 1)]


@pytest.mark.parametrize(
    "way, seen_as",
    [("phone", "phone"), ("offline", "phone"), ("paper", "paper"), ("import", "paper"), ("telephone", "telephone")],
)
def test_every_way_counts_the_same(cohort, kiyo, way, seen_as):
    hold(cohort, 1, [(kiyo, "present")])

    practise(kiyo, way, date(2026, 10, 21))

    assert rows("study_reach", cohort) == [("1", 1, 1)]
    assert [row for row in rows("study_reach_by_way", cohort) if row[1]] == [(f"1/{seen_as}", 1, 1)]


def test_somebody_reached_in_two_ways_is_one_person_and_in_both(cohort, kiyo):
    hold(cohort, 1, [(kiyo, "present")])

    practise(kiyo, "phone", date(2026, 10, 21))
    practise(kiyo, "offline", date(2026, 10, 22), "again")
    practise(kiyo, "telephone", date(2026, 10, 23), "ask")

    assert rows("study_reach", cohort) == [("1", 1, 1)]
    assert rows("study_reach_by_way", cohort) == [("1/phone", 1, 1), ("1/paper", 0, 1), ("1/telephone", 1, 1)]
    assert count_cohort(cohort, AFTER)["asked@0"] == 1


def test_an_answer_taken_back_is_none(cohort, kiyo):
    hold(cohort, 1, [(kiyo, "present")])
    practise(kiyo, "phone", date(2026, 10, 21))

    fact = Fact(kind="study", enrolment_id=kiyo.pk, value="none", happened_on=date(2026, 10, 21))
    add_learner_act(fact, at=AFTER + A_WEEK)

    assert rows("study_reach", cohort) == [("1", 0, 1)]


def test_an_interval_is_the_next_from_the_day_of_the_meeting(cohort, kiyo):
    for position in (1, 2):
        hold(cohort, position, [(kiyo, "present")])

    practise(kiyo, "phone", date(2026, 10, 19))
    practise(kiyo, "phone", date(2026, 11, 10))

    assert rows("study_reach", cohort) == [("1", 0, 1), ("2", 1, 1)]


def test_an_interval_after_a_meeting_that_was_not_held_is_not_counted(cohort, kiyo):
    hold(cohort, 1, [(kiyo, "present")])
    practise(kiyo, "phone", date(2026, 11, 11))

    assert rows("study_reach", cohort) == [("1", 0, 1)]
    assert rows("study_reach", cohort, meeting(cohort, 1).ends_at - timedelta(seconds=1)) == []


# Kept -----------------------------------------------------------------------------------------------------------------


def test_absentees_are_not_in_the_kept_rate(cohort):
    """Four could do it. One kept it, one lost it, two were not there to be looked at."""
    people = [factories.enrolment(cohort) for _ in range(4)]
    hold(cohort, 1, [(row, "present") for row in people])
    for row in people:
        level(row, meeting(cohort, 1), "S1-1", "closing", 2)

    hold(cohort, 2, [(people[0], "present"), (people[1], "present")])
    level(people[0], meeting(cohort, 2), "S1-1", "opening", 3)
    level(people[1], meeting(cohort, 2), "S1-1", "opening", 1)

    assert rows("kept", cohort) == [("", 1, 2)]
    assert rows("kept_coverage", cohort) == [("", 2, 4)]
    assert rows("kept_by_step", cohort) == [("basic/1", 1, 2), ("basic/2", 0, 0)]
    assert rows("kept_by_checkpoint", cohort)[:2] == [("basic/S1-1", 1, 2), ("basic/S1-2", 0, 0)]
    assert rows("kept_coverage_by_checkpoint", cohort)[:2] == [("basic/S1-1", 2, 4), ("basic/S1-2", 0, 0)]
    assert rows("kept_days", cohort) == [("21", 2, 2)]


@pytest.mark.parametrize("closing, opening, kept, of", [(2, 2, 1, 1), (3, 1, 0, 1), (1, 2, 0, 0), (1, 1, 0, 0)])
def test_kept_or_lost_is_only_what_could_be_done(cohort, kiyo, closing, opening, kept, of):
    level(kiyo, meeting(cohort, 1), "S1-1", "closing", closing)
    level(kiyo, meeting(cohort, 2), "S1-1", "opening", opening)

    assert rows("kept", cohort) == [("", kept, of)]
    assert rows("kept_days", cohort) == [("21", of, of)] * of


def test_a_level_taken_back_was_not_looked_at(cohort, kiyo):
    level(kiyo, meeting(cohort, 1), "S1-1", "closing", 2)
    level(kiyo, meeting(cohort, 2), "S1-1", "opening", 2)
    code = cohort.curriculum.steps.get(position=1).checkpoints.get(code="S1-1")

    assess(
        enrolment=kiyo, checkpoint=code, occasion="opening", level="none", session=meeting(cohort, 2), by=1, at=AFTER
    )

    assert rows("kept", cohort) == [("", 0, 0)]
    assert rows("kept_coverage", cohort) == [("", 0, 1)]
    assert rows("levels", cohort) == [("basic/S1-1", 1, 1)]


def test_the_latest_level_is_of_the_latest_day_whenever_it_was_typed(cohort, kiyo):
    code = cohort.curriculum.steps.get(position=1).checkpoints.get(code="S1-1")
    level(kiyo, meeting(cohort, 2), "S1-1", "opening", 1)

    assess(enrolment=kiyo, checkpoint=code, occasion="closing", level=3, session=meeting(cohort, 1), by=1, at=AFTER)

    assert rows("levels", cohort) == [("basic/S1-1", 0, 1)]
    assert rows("kept", cohort) == [("", 0, 1)]


def test_an_echo_is_a_series_of_its_own(cohort, kiyo):
    level(kiyo, meeting(cohort, 3), "S3-1", "closing", 2)
    level(kiyo, meeting(cohort, 3), "S3-2", "closing", 2)
    checkpoints = cohort.curriculum.steps.get(position=3).checkpoints

    for code, value in (("S3-1", 2), ("S3-2", 0)):
        about = {"checkpoint": checkpoints.get(code=code), "occasion": "echo", "session": None}
        assess(enrolment=kiyo, level=value, by=1, at=meeting(cohort, 3).starts_at + timedelta(days=30), **about)

    assert rows("echo", cohort) == [("", 1, 2)]
    assert rows("kept", cohort) == [("", 0, 0)]
    assert rows("kept_coverage", cohort) == [("", 0, 0)]
    assert rows("kept_days", cohort) == []
    assert rows("levels", cohort) == [("basic/S3-1", 1, 1), ("basic/S3-2", 0, 1)]


def test_levels_of_somebody_who_left_are_left_out(cohort, kiyo):
    level(kiyo, meeting(cohort, 1), "S1-1", "closing", 2)

    set_enrolment_state(enrolment=kiyo, state="withdrawn")

    assert rows("levels", cohort) == []
    assert rows("kept_by_step", cohort) == []


def test_hardest_are_those_that_five_were_looked_at_in(cohort):
    for number in range(5):
        row = factories.enrolment(cohort)
        level(row, meeting(cohort, 1), "S1-1", "closing", 2)
        level(row, meeting(cohort, 1), "S1-2", "closing", 1 + number % 2)
        if number:
            level(row, meeting(cohort, 1), "S1-3", "closing", 0)

    assert rows("hardest", cohort) == [("basic/S1-2", 2, 5), ("basic/S1-1", 5, 5)]


def test_hardest_are_five_at_most(cohort):
    people = [factories.enrolment(cohort) for _ in range(5)]
    for position, number in [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]:
        for row in people:
            level(row, meeting(cohort, position), f"S{position}-{number}", "closing", 1 if position == 2 else 2)

    codes = ["basic/S2-1", "basic/S2-2", "basic/S2-3", "basic/S1-1", "basic/S1-2"]
    assert [code for code, *_ in rows("hardest", cohort)] == codes


# Curricula ------------------------------------------------------------------------------------------------------------


def test_equal_codes_of_two_curricula_are_not_added_up(cohort, kiyo):
    circle = factories.cohort(of=factories.curriculum("circle", "サークル"))
    member = factories.enrolment(circle)
    for row, later in ((kiyo, 3), (member, 1)):
        level(row, meeting(row.cohort, 1), "S1-1", "closing", 2)
        level(row, meeting(row.cohort, 2), "S1-1", "opening", later)

    counts = count_cohort(cohort, AFTER) + count_cohort(circle, AFTER)

    shown = {name: [(v.key, v.count, v.of, v.label) for v in BY_ID[name].of(counts) if v.of] for name in FOUR}
    steps = [("basic/1", 1, 1, "basic 第1回から第2回"), ("circle/1", 0, 1, "circle 第1回から第2回")]
    assert shown["kept_by_step"] == steps
    kept = [("basic/S1-1", 1, 1, "basic S1-1"), ("circle/S1-1", 0, 1, "circle S1-1")]
    assert (shown["kept_by_checkpoint"], shown["levels"]) == (kept, kept)
    assert [row[:3] for row in shown["kept"]] == [("", 1, 2)]
