"""Somebody known who may be meant is offered; only a person says that it is so."""

from datetime import timedelta

import pytest

from attendance.imports.roster.people import Person
from attendance.models import Learner
from attendance.reports.known_people import NEW, match_people
from tests import factories


def person(row=2, **fields):
    return Person(row=row, **({"name": "田中 節子", "kana": "タナカ セツコ"} | fields))


@pytest.fixture
def setsuko(cast):
    """Of last year's class, with a year of birth."""
    last_year = factories.cohort(cast.tobe, name="砥部1組", first_day=factories.TODAY - timedelta(days=365))
    last_year.fiscal_year = 2025
    last_year.save()
    made = factories.enrolment(last_year, name="田中 節子", kana="タナカ セツコ", telephone="089-000-0020")
    Learner.objects.filter(pk=made.learner_id).update(birth_year=1946)
    return Learner.objects.get(pk=made.learner_id)


def matched(cast, described, answer=None):
    answers = {described.row: answer} if answer else {}
    [match] = match_people(cast.cohort, [described], answers)
    return match


@pytest.mark.parametrize(
    "described, why",
    [
        (person(telephone="089-000-0021"), ("氏名とフリガナが同じ", "電話番号が違う(089-000-0020)")),
        (
            person(telephone="089-000-0021", birth_year=1946),
            ("氏名とフリガナと生まれた年が同じ", "電話番号が違う(089-000-0020)"),
        ),
        (person(), ("氏名とフリガナが同じ",)),
        (person(kana=""), ("氏名が同じ",)),
        (person(kana="", telephone="089-000-0021"), ("氏名が同じ", "電話番号が違う(089-000-0020)")),
        (
            person(kana="タナカ サダコ", telephone="0890000020"),
            ("氏名と電話番号が同じ", "フリガナが違う(タナカ セツコ)"),
        ),
        (
            person(name="田仲 節子", telephone="089-000-0020"),
            ("フリガナと電話番号が同じ", "氏名の字が違う(田中 節子)"),
        ),
    ],
)
def test_who_may_be_meant_is_asked_for(cast, setsuko, described, why):
    match = matched(cast, described)

    assert (match.learner, match.asks, match.preset) == (None, True, False)
    assert [(offer.learner, offer.why, offer.classes) for offer in match.offers] == [
        (setsuko, why, "令和7年度 砥部1組")
    ]


@pytest.mark.parametrize(
    "described, why",
    [
        (
            person(telephone="089-000-0020", birth_year=1970),
            ("氏名とフリガナと電話番号が同じ", "生まれた年が違う(昭和21年)"),
        ),
        (
            person(kana="タナカ サダコ", telephone="089-000-0021"),
            ("氏名が同じ", "フリガナが違う(タナカ セツコ)", "電話番号が違う(089-000-0020)"),
        ),
        (
            person(name="田仲 節子", telephone="089-000-0020", birth_year=1970),
            ("フリガナと電話番号が同じ", "氏名の字が違う(田中 節子)", "生まれた年が違う(昭和21年)"),
        ),
    ],
)
def test_who_is_hardly_meant_is_offered_and_new(cast, setsuko, described, why):
    match = matched(cast, described)

    assert (match.learner, match.asks, match.preset) == (None, False, False)
    assert [(offer.learner, offer.why) for offer in match.offers] == [(setsuko, why)]


def test_a_household_is_no_offer(cast, setsuko):
    match = matched(cast, person(name="田中 一郎", kana="タナカ イチロウ", telephone="089-000-0020"))

    assert (match.learner, match.asks, match.offers) == (None, False, ())


def test_who_is_in_no_class_says_so(cast):
    factories.learner(cast.tobe, name="田中 節子", kana="", telephone="")

    assert [offer.classes for offer in matched(cast, person()).offers] == ["まだどのクラスにもいません"]


def test_who_is_in_this_class_under_another_spelling_is_asked_for(cast):
    described = person(name="靑野 キヨ", kana="アオノ キヨ", telephone="089-000-0010")

    assert [offer.classes for offer in matched(cast, described).offers] == ["このクラスの1番"]
    found = matched(cast, described, str(cast.kiyo.learner.pk))
    assert (found.enrolment, found.changes, found.name_kept) == (cast.kiyo, (), "青野 キヨ")


def test_the_answer_is_who_it_is(cast, setsuko):
    match = matched(cast, person(telephone="089-000-0021"), str(setsuko.pk))

    assert (match.learner, match.enrolment, match.asks, match.preset) == (setsuko, None, False, False)
    assert [(change.field, change.after) for change in match.changes] == [("telephone", "089-000-0021")]
    assert [offer.learner for offer in match.offers] == [setsuko]


@pytest.mark.parametrize("telephone", ["089-000-0020", "089-000-0021"])
def test_the_answer_new_makes_a_new_person(cast, setsuko, telephone):
    match = matched(cast, person(telephone=telephone), NEW)

    assert (match.learner, match.asks, match.preset, match.namesakes) == (None, False, False, 1)
    assert [offer.learner for offer in match.offers] == [setsuko]


def test_an_answer_that_was_not_offered_is_none(cast, setsuko):
    strangers = [cast.neighbour.learner.pk, cast.kiyo.learner.pk, "x", ""]

    matches = [matched(cast, person(), str(stranger)) for stranger in strangers]

    assert [(match.learner, match.asks) for match in matches] == [(None, True)] * 4


def test_an_answer_to_no_question_changes_nothing(cast, setsuko):
    kiyo = person(name="青野 キヨ", kana="アオノ キヨ")

    assert [matched(cast, kiyo, answer).enrolment for answer in (NEW, str(setsuko.pk))] == [cast.kiyo] * 2


def test_nobody_is_two_rows_by_answers(cast, setsuko):
    answers = {2: str(setsuko.pk), 3: str(setsuko.pk)}

    matches = match_people(cast.cohort, [person(2), person(3)], answers)

    assert [(match.learner, match.asks) for match in matches] == [(setsuko, False), (None, False)]


def test_who_is_taken_is_offered_to_no_other_row(cast, setsuko):
    people = [person(2), person(3, telephone="089-000-0020")]

    taken = match_people(cast.cohort, people)
    given_back = match_people(cast.cohort, people, {3: NEW})

    assert [(match.learner, match.asks, len(match.offers)) for match in taken] == [
        (None, False, 0),
        (setsuko, False, 1),
    ]
    assert [(match.learner, match.asks) for match in given_back] == [(None, True), (None, False)]


def test_the_neighbours_people_are_never_offered(cast):
    described = person(name="隣町 花子", kana="トナリマチ ハナコ")

    match = matched(cast, described, str(cast.neighbour.learner.pk))

    assert (match.learner, match.asks, match.offers, match.namesakes) == (None, False, (), 0)
