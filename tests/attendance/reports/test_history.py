from datetime import timedelta

import pytest

from attendance.actions.assess import assess
from attendance.actions.close_session import close_session
from attendance.actions.hand_out import hand_out
from attendance.actions.mark import mark
from attendance.reports.history import done_by, history_of_attendance, history_of_level, history_of_person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(cast):
    return cast.cohort.sessions.first()


def say(cast, session, value, after=0, **how):
    at = session.starts_at + timedelta(minutes=after)
    how.setdefault("by", cast.instructor.pk)
    return mark(enrolment=how.pop("who", cast.kiyo), session=session, value=value, at=at, **how).act


def words(entries):
    return [(entry.word, entry.stands, entry.who, entry.way, entry.reason, entry.flags) for entry in entries]


def test_history_of_attendance_has_the_strongest_first(cast, session):
    seen = say(cast, session, "present")
    say(cast, session, "late", 5, base=seen.pk, reason="mistake")
    say(cast, session, "absent", 10, base=seen.pk, by=cast.clerk.pk, way="paper", reason="paper_says")

    assert words(history_of_attendance(cast.kiyo, session)) == [
        ("欠席", True, "砥部町 担当", "紙", "紙の名簿のとおり", ("ほかの人の記録と ちがう",)),
        ("遅刻", False, "講師 一郎", "スマホ", "押しまちがい", ()),
        ("出席", False, "講師 一郎", "スマホ", "", ()),
    ]


def test_history_of_an_automatic_absence_names_nobody(cast, session):
    other = factories.enrolment(cast.cohort, name="伊藤 正")
    say(cast, session, "present")
    close_session(session=session, by=cast.instructor.pk, at=session.ends_at)

    assert words(history_of_attendance(other, session)) == [("欠席", True, "自動(回を しめたとき)", "自動", "", ())]


def test_history_of_level_is_of_one_checkpoint_and_occasion(cast, session):
    one, two = session.curriculum_step.checkpoints.all()[:2]
    for checkpoint, level in ((one, 1), (one, 2), (two, 3)):
        about = {"enrolment": cast.kiyo, "checkpoint": checkpoint, "occasion": "closing", "session": session}
        assess(level=level, by=cast.instructor.pk, at=session.starts_at + timedelta(minutes=level), **about)

    assert [e.word for e in history_of_level(cast.kiyo, one, "closing")] == ["ひとりでできた", "いっしょにできた"]
    assert history_of_level(cast.kiyo, one, "opening") == []


@pytest.mark.parametrize("acts", [1, 3])
def test_history_of_person_is_grouped_with_a_constant_number_of_queries(cast, session, acts, django_assert_num_queries):
    for number in range(acts):
        say(cast, session, "present", number)
    hand_out(enrolment=cast.kiyo, by=cast.clerk.pk, at=factories.NOW)

    with django_assert_num_queries(2):
        history = history_of_person(cast.kiyo)

    assert {key: [e.stands for e in row] for key, row in history.marks.items()} == {
        session.pk: [True] + [False] * (acts - 1)
    }
    assert (history.levels, [entry.word for entry in history.handout]) == ({}, ["渡した"])


def test_done_by_offers_what_stood_before(cast, session):
    first = say(cast, session, "present")
    second = say(cast, session, "late", 1, base=first.pk)

    done = done_by(second.pk, [cast.kiyo.pk])

    assert (done.entry.word, done.undo_value, done.undo_word) == ("遅刻", "present", "出席")


def test_done_by_without_anything_before_offers_nothing_said(cast, session):
    act = say(cast, session, "present")

    assert done_by(act.pk, [cast.kiyo.pk]).undo_value == "none"


def test_done_by_is_silent_about_what_no_longer_stands(cast, session):
    first = say(cast, session, "present")
    say(cast, session, "late", 1)

    assert done_by(first.pk, [cast.kiyo.pk]) is None


def test_done_by_is_silent_about_others(cast, session):
    act = say(cast, cast.neighbour_cohort.sessions.first(), "present", who=cast.neighbour)

    assert done_by(act.pk, [cast.kiyo.pk]) is None
