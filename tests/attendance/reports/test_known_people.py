import pytest

from attendance.imports.roster.people import Person
from attendance.models import Enrolment
from attendance.reports.known_people import match_people, missing_from
from attendance.reports.row_changes import Change
from tests import factories


def person(row=2, **fields):
    return Person(row=row, **({"name": "青野 キヨ", "kana": "アオノ キヨ"} | fields))


@pytest.fixture
def town_learner(cast):
    """Known in the municipality, in no class."""
    return factories.learner(cast.tobe, name="田中 節子", kana="タナカ セツコ", telephone="089-000-0020")


def test_same_name_and_telephone_is_known(cast, town_learner):
    described = person(name="田中 節子", kana="", telephone="0890000020")

    [match] = match_people(cast.cohort, [described])

    assert (match.learner, match.enrolment, match.changes, match.namesakes) == (town_learner, None, (), 0)
    assert (match.preset, match.asks, [offer.learner for offer in match.offers]) == (True, False, [town_learner])


def test_who_is_in_the_class_is_known_without_a_question(cast):
    [match] = match_people(cast.cohort, [person(telephone="089-000-0010")])

    assert (match.enrolment, match.preset, match.asks, match.offers) == (cast.kiyo, False, False, ())


def test_same_telephone_with_another_birth_year_is_somebody_new(cast, town_learner):
    town_learner.birth_year = 1946
    town_learner.save()

    [match] = match_people(
        cast.cohort, [person(name="田中 節子", kana="タナカ セツコ", telephone="089-000-0020", birth_year=1970)]
    )

    assert match.learner is None


def test_other_character_in_the_name_is_somebody_new(cast):
    factories.learner(cast.tobe, name="髙橋 文子", kana="タカハシ フミコ", telephone="089-000-0030")

    [match] = match_people(cast.cohort, [person(name="高橋 文子", kana="タカハシ フミコ", telephone="089-000-0030")])

    assert match.learner is None


def test_neighbours_people_are_never_matched(cast):
    [match] = match_people(cast.cohort, [person(name="隣町 花子", kana="トナリマチ ハナコ", telephone="089-999-9999")])

    assert (match.learner, match.namesakes) == (None, 0)


def test_erased_people_are_never_matched(cast, town_learner):
    town_learner.erased_at = factories.NOW
    town_learner.save()

    [match] = match_people(cast.cohort, [person(name="田中 節子", telephone="089-000-0020")])

    assert match.learner is None


def test_changed_telephone_of_somebody_in_the_class_is_a_change(cast):
    [match] = match_people(cast.cohort, [person(telephone="089-000-0099", phone_family="easy", care_note="耳が遠い")])

    assert (match.learner, match.enrolment) == (cast.kiyo.learner, cast.kiyo)
    assert match.changes == (
        Change("telephone", "089-000-0010", "089-000-0099"),
        Change("phone_family", "android", "easy"),
        Change("care_note", "", "耳が遠い"),
    )
    assert [(change.label, change.words_before, change.words_after) for change in match.changes[1:]] == [
        ("機種", "アンドロイド", "シニア向け"),
        ("配慮のメモ", "(なし)", "耳が遠い"),
    ]


def test_what_the_roster_leaves_empty_changes_nothing(cast):
    [match] = match_people(cast.cohort, [person()])

    assert (match.enrolment, match.changes) == (cast.kiyo, ())


def test_two_of_one_name_find_each_their_own(cast):
    other = factories.enrolment(cast.cohort, name="青野 キヨ", kana="アオノ キヨ", telephone="089-000-0011")

    matches = match_people(cast.cohort, [person(telephone="089-000-0011"), person(3, telephone="089-000-0010")])

    assert [match.enrolment for match in matches] == [other, cast.kiyo]


def test_second_of_one_name_is_new_while_the_first_is_taken(cast):
    matches = match_people(cast.cohort, [person(telephone="089-000-0077"), person(3, telephone="089-000-0010")])

    assert [match.learner for match in matches] == [None, cast.kiyo.learner]


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_people(cast, django_assert_num_queries, count):
    people = [person(row, name=f"新しい {row}") for row in range(count)]

    with django_assert_num_queries(3):
        match_people(cast.cohort, people)


@pytest.mark.parametrize("count", [1, 3, 300])
def test_queries_do_not_grow_with_who_is_asked_for(cast, django_assert_num_queries, count):
    other = factories.cohort(cast.tobe, slug="tobe-2")
    for number in range(3):
        factories.enrolment(other, name=f"人 {number}", kana="", telephone=f"089-000-01{number}0")
    people = [person(row, name=f"人 {row % 3}", kana="", key=f"tobe-{row}-1") for row in range(count)]

    with django_assert_num_queries(5):
        match_people(cast.cohort, people)


def test_one_of_the_class_with_another_telephone_gives_way_to_one_of_the_town_with_it(cast):
    other = factories.learner(cast.tobe, telephone="089-000-0099")

    [match] = match_people(cast.cohort, [person(telephone="089-000-0099")])

    assert (match.learner, match.preset) == (other, True)
    assert [offer.learner for offer in match.offers] == [other, cast.kiyo.learner]


def test_missing_are_those_in_no_row_by_number(cast):
    others = [factories.enrolment(cast.cohort, name=f"人 {number}", kana="", telephone="") for number in (1, 2, 3)]
    Enrolment.objects.filter(pk=others[0].pk).update(state=Enrolment.State.WITHDRAWN)
    Enrolment.objects.filter(pk=others[1].pk).update(state=Enrolment.State.WAITING)

    missing = missing_from(cast.cohort, match_people(cast.cohort, [person()]))

    assert missing == others[1:]


def test_erased_people_are_never_missing(cast):
    cast.kiyo.learner.erased_at = factories.NOW
    cast.kiyo.learner.save()

    assert missing_from(cast.cohort, []) == []


def test_a_row_is_compared_with_some_of_many_of_one_name(cast):
    people = [person(row, telephone="089-000-0010") for row in range(300)]
    for _ in range(60):
        factories.learner(cast.tobe)

    matches = match_people(cast.cohort, people)

    assert sum(match.learner is not None for match in matches) == 50


@pytest.mark.parametrize("name", ["田中節子", "田中　節子", "田中  節子", "田中\u2003節子", "田中\xa0節子"])
def test_spaces_inside_a_name_make_nobody_new(cast, town_learner, name):
    [match] = match_people(cast.cohort, [person(name=name, kana="タナカ セツコ", telephone="089-000-0020")])

    assert (match.learner, match.changes) == (town_learner, ())


def test_any_space_inside_a_known_name_makes_nobody_new(cast):
    known = factories.learner(cast.tobe, name="田中\u2003節子", kana="", telephone="089-000-0020")

    [match] = match_people(cast.cohort, [person(name="田中 節子", kana="", telephone="089-000-0020")])

    assert match.learner == known


def test_a_namesake_is_named_whatever_the_spaces(cast, town_learner):
    [match] = match_people(cast.cohort, [person(name="田中節子", kana="", telephone="089-000-0021")])

    assert (match.learner, match.namesakes) == (None, 1)
