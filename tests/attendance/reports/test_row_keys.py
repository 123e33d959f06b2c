"""Rows that we gave out come back with the key of whose they are."""

import pytest

from attendance.imports.roster.people import Person
from attendance.reports.known_people import NEW, match_people, missing_from
from attendance.reports.row_changes import Change
from tests import factories

SAID = frozenset({"name", "kana", "telephone"})


def person(row=2, **fields):
    known = {"name": "青野 キヨ", "kana": "アオノ キヨ", "telephone": "089-000-0010", "key": "tobe-1-1", "said": SAID}
    return Person(row=row, **(known | fields))


def matched(cast, described, answer=None):
    [match] = match_people(cast.cohort, [described], {described.row: answer} if answer else {})
    return match


def test_a_row_with_its_key_is_that_person_with_exactly_its_changes(cast):
    match = matched(cast, person(name="青野 清", kana="アオノ キヨ", telephone=""))

    assert (match.enrolment, match.asks, match.offers, match.name_kept) == (cast.kiyo, False, (), "")
    assert match.changes == (Change("name", "青野 キヨ", "青野 清"), Change("telephone", "089-000-0010", ""))


def test_a_row_that_nobody_edited_changes_nothing(cast):
    match = matched(cast, person())

    assert (match.enrolment, match.changes) == (cast.kiyo, ())


def test_two_of_one_name_and_telephone_are_told_apart_by_key(cast):
    twin = factories.enrolment(cast.cohort)

    matches = match_people(cast.cohort, [person(key="tobe-1-2"), person(3)])

    assert [match.enrolment for match in matches] == [twin, cast.kiyo]


def test_a_row_of_another_class_of_the_municipality_is_that_person(cast):
    other = factories.cohort(cast.tobe, slug="tobe-2")
    known = factories.enrolment(other, name="田中 節子", kana="タナカ セツコ", telephone="089-000-0020")

    match = matched(cast, person(name="田中 節子", kana="タナカ セツコ", telephone="089-000-0021", key="tobe-2-1"))

    assert (match.learner, match.enrolment, match.preset, match.asks) == (known.learner, None, True, False)
    assert match.changes == (Change("telephone", "089-000-0020", "089-000-0021"),)


@pytest.mark.parametrize(
    "key", ["masaki-1-1", "tobe-1-99999", "tobe-1", "tobe-1-x", "-1", "1", "tobe\x00-1", "x" * 90 + "-1", "tobe-1-１"]
)
def test_a_key_of_nobody_here_is_no_key(cast, key):
    match = matched(cast, person(name="隣町 花子", kana="トナリマチ ハナコ", telephone="089-999-9999", key=key))

    assert (match.learner, match.asks, match.offers, match.namesakes) == (None, False, (), 0)


def test_the_key_of_somebody_erased_is_no_key(cast):
    cast.kiyo.learner.erased_at = factories.NOW
    cast.kiyo.learner.save()

    assert matched(cast, person()).learner is None


def test_another_person_over_the_row_is_asked_for(cast):
    over = person(name="井上 武", kana="イノウエ タケシ", telephone="089-000-0030")

    match = matched(cast, over)

    assert (match.learner, match.asks) == (None, True)
    assert [(offer.learner, offer.why) for offer in match.offers] == [
        (cast.kiyo.learner, ("この行は 1番 青野 キヨさんの行でした",))
    ]


def test_another_person_over_the_row_may_be_new_and_the_first_is_missing(cast):
    over = person(name="井上 武", kana="イノウエ タケシ", telephone="089-000-0030")

    match = matched(cast, over, NEW)

    assert (match.learner, match.asks) == (None, False)
    assert missing_from(cast.cohort, [match]) == [cast.kiyo]


def test_another_person_over_the_row_may_be_the_same(cast):
    over = person(name="井上 武", kana="", telephone="")

    match = matched(cast, over, str(cast.kiyo.learner.pk))

    assert (match.enrolment, match.asks) == (cast.kiyo, False)
    assert [change.field for change in match.changes] == ["name", "kana", "telephone"]


def test_a_column_of_names_that_was_sorted_alone_is_asked_for(cast):
    other = factories.enrolment(cast.cohort, name="井上 武", kana="イノウエ タケシ", telephone="089-000-0030")
    swapped = [
        person(name="井上 武"),
        person(3, kana="イノウエ タケシ", telephone="089-000-0030", key="tobe-1-2"),
    ]

    matches = match_people(cast.cohort, swapped)

    assert [(match.learner, match.asks) for match in matches] == [(None, True)] * 2
    assert [{offer.learner for offer in match.offers} for match in matches] == [
        {cast.kiyo.learner, other.learner}
    ] * 2  # fmt: skip


def test_who_moved_to_a_row_without_key_leaves_the_old_row_to_somebody_new(cast):
    over = person(name="井上 武", kana="イノウエ タケシ", telephone="089-000-0030")

    matches = match_people(cast.cohort, [over, person(3, key="")])

    assert [(match.learner, match.asks) for match in matches] == [(None, False), (cast.kiyo.learner, False)]


def test_keys_of_two_classes_for_one_person_take_the_person_once(cast):
    other = factories.cohort(cast.tobe, slug="tobe-2")
    factories.enrol(cohort=other, learner=cast.kiyo.learner)

    matches = match_people(cast.cohort, [person(key="tobe-2-1"), person(3)])

    assert [(match.enrolment, match.asks) for match in matches] == [(cast.kiyo, False), (None, False)]
