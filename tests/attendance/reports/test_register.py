from datetime import timedelta

import pytest

from attendance.actions.add_make_up import add_make_up
from attendance.actions.close_session import close_session
from attendance.actions.hand_out import hand_out
from attendance.actions.mark import mark
from attendance.actions.study_by_staff import study_by_staff
from attendance.models import Enrolment
from attendance.reports.register import previous_session, register_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(cast):
    return cast.cohort.sessions.first()


@pytest.fixture
def second(cast):
    return cast.cohort.sessions.get(curriculum_step__position=2)


def say(cast, session, value, who=None, **how):
    how.setdefault("at", session.starts_at)
    return mark(enrolment=who or cast.kiyo, session=session, value=value, by=cast.instructor.pk, **how)


def test_register_of_a_session_without_marks(cast, first):
    register = register_of(first)

    (row,) = register.rows
    assert (row.number, row.value, row.base, row.when, row.notes) == (1, "none", "", "", ("アンドロイド",))
    assert (register.came, register.expected, len(register.unmarked), register.teachers) == (0, 1, 1, 1)


def test_register_says_what_stands_by_whom_and_when(cast, first):
    done = say(cast, first, "present")

    (row,) = register_of(first).rows
    assert (row.value, row.by, row.when, row.base) == ("present", "講師 一郎", "13:30", str(done.act.pk))


@pytest.mark.parametrize(
    "how, when",
    [
        ({"way": "telephone", "at": factories.moment(factories.date(2026, 10, 19))}, "電話 19日"),
        ({"way": "paper"}, "紙 20日"),
        ({"at": factories.moment(factories.date(2026, 10, 19))}, "スマホ 19日"),
    ],
)
def test_register_says_which_way_when_it_was_not_pressed_on_the_day(cast, first, how, when):
    say(cast, first, "apology", **how)

    assert register_of(first).rows[0].when == when


def test_register_what_was_taken_back_is_unmarked_and_the_base_of_the_next(cast, first):
    done = say(cast, first, "none")

    register = register_of(first)
    assert (len(register.unmarked), register.rows[0].base) == (1, str(done.act.pk))


def test_register_counts_an_apology_out_of_the_expected(cast, first):
    say(cast, first, "apology")

    register = register_of(first)
    assert (register.apologies, register.expected, register.unmarked) == (1, 0, ())


def test_register_notes_a_missed_session_until_it_is_made_up(cast, first, second):
    came = factories.enrolment(cast.cohort, name="伊藤 正")
    say(cast, first, "present", came)
    close_session(session=first, by=cast.instructor.pk, at=first.ends_at)
    assert [row.notes for row in register_of(second).rows] == [("アンドロイド", "前回お休み"), ("アンドロイド",)]

    other = factories.cohort(cast.tobe, name="木曜クラス").sessions.first()
    add_make_up(enrolment=cast.kiyo, session=other, by=1, at=other.starts_at)

    assert register_of(second).rows[0].notes == ("アンドロイド",)


def test_register_notes_who_joined_after_the_session_before(cast, first, second):
    say(cast, first, "present")
    close_session(session=first, by=cast.instructor.pk, at=first.ends_at)
    late = factories.enrolment(cast.cohort, name="伊藤 正", phone_family="")
    Enrolment.objects.filter(pk=late.pk).update(created_at=first.ends_at + timedelta(days=2))

    assert register_of(second).rows[1].notes == ("はじめて",)


def test_register_notes_questions_until_they_are_answered_by_doing(cast, second):
    tell = {"enrolment": cast.kiyo, "material": cast.material, "by": 1, "way": "paper"}
    day = factories.TODAY + timedelta(days=2)
    study_by_staff(value="ask", happened_on=day, at=factories.moment(day), **tell)
    assert register_of(second).rows[0].notes == ("アンドロイド", "聞きたい1")

    day += timedelta(days=1)
    study_by_staff(value="did", happened_on=day, at=factories.moment(day), **tell)

    assert register_of(second).rows[0].notes == ("アンドロイド",)


def test_register_shows_visitors_apart_and_counts_them(cast, first):
    other = factories.cohort(cast.tobe, name="木曜クラス")
    toku = factories.enrolment(other, name="毛利 トク")
    add_make_up(enrolment=toku, session=first, by=1, at=first.starts_at)

    register = register_of(first)
    assert [(row.enrolment, row.notes[0]) for row in register.visitors] == [(toku, "補講 木曜クラス")]
    assert (register.came, register.expected) == (1, 2)


def test_register_lists_who_has_no_text(cast, first):
    other = factories.enrolment(cast.cohort, name="伊藤 正")
    hand_out(enrolment=other, by=1, at=factories.NOW)

    assert [row.enrolment for row in register_of(first).without_text] == [cast.kiyo]


def test_previous_session_skips_a_cancelled_one(cast, first, second):
    second.state = "cancelled"
    second.save()

    assert previous_session(cast.cohort.sessions.get(curriculum_step__position=3)) == first
    assert previous_session(first) is None


@pytest.mark.parametrize("people", [1, 3])
def test_register_takes_the_same_number_of_queries(cast, first, second, people, django_assert_num_queries):
    for number in range(people - 1):
        factories.enrolment(cast.cohort, name=f"人 {number}")
    for enrolment in Enrolment.objects.filter(cohort=cast.cohort):
        say(cast, second, "present", enrolment)
    session = type(second).objects.select_related("cohort", "curriculum_step").get(pk=second.pk)

    with django_assert_num_queries(9):
        register = register_of(session)

    assert len(register.rows) == people
