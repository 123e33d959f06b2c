from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from attendance.actions import import_roster as module
from attendance.actions.enrol import CohortIsCancelled
from attendance.actions.import_roster import ImportResult, RosterChanged, Unanswered, decision_of, import_roster
from attendance.imports.roster.people import Person
from attendance.models import Enrolment, Learner
from attendance.reports.known_people import NEW, match_people, missing_from
from tests import factories
from tests.at_once import at_once

TAKEO = Person(
    row=2,
    name="井上　武",
    kana="イノウエ タケオ",
    telephone="0897-066-6305",
    telephone_second="090-0000-0001",
    birth_year=1936,
    phone_family="easy",
    care_note="送迎あり",
)
KIYO = Person(row=3, name="青野 キヨ", kana="アオノ キヨ", telephone="089-000-0010")


def in_class(cohort):
    rows = Enrolment.objects.in_cohort(cohort).order_by("number")
    return [(row.number, row.learner.name, row.learner.telephone, row.care_note, row.state) for row in rows]


def decision_on(cast, people, answers=None):
    matches = match_people(cast.cohort, people, answers)
    return decision_of(matches, missing_from(cast.cohort, matches))


def test_roster_comes_in_with_numbers_that_continue(cast):
    result = import_roster(cohort=cast.cohort, people=[TAKEO, KIYO])

    assert result == ImportResult(new=1, known=1, changed=0)
    assert in_class(cast.cohort) == [
        (1, "青野 キヨ", "089-000-0010", "", "enrolled"),
        (2, "井上　武", "0897-066-6305", "送迎あり", "enrolled"),
    ]


def test_new_person_is_saved_as_read(cast):
    import_roster(cohort=cast.cohort, people=[TAKEO])

    learner = Learner.objects.get(name="井上　武")
    assert (learner.municipality, learner.kana, learner.birth_year) == (cast.tobe, "イノウエ タケオ", 1936)
    assert (learner.telephone_digits, learner.phone_family) == ("08970666305 09000000001", "easy")


def test_known_person_of_the_municipality_is_enrolled_not_added(cast):
    learner = factories.learner(cast.tobe, name="井上　武", kana="", telephone="0897-066-6305", phone_family="")

    result = import_roster(cohort=cast.cohort, people=[TAKEO])

    learner.refresh_from_db()
    assert result == ImportResult(new=0, known=1, changed=1)
    assert (learner.kana, learner.telephone_second, learner.phone_family) == (
        "イノウエ タケオ",
        "090-0000-0001",
        "easy",
    )
    assert learner.enrolments.get().cohort == cast.cohort


def test_changes_are_written(cast):
    changed = Person(
        row=2, name="青野 キヨ", kana="アオノ キヨ", telephone="089-000-0099", age_band="70s", care_note="x"
    )

    import_roster(cohort=cast.cohort, people=[changed])

    cast.kiyo.learner.refresh_from_db()
    cast.kiyo.refresh_from_db()
    learner = cast.kiyo.learner
    assert (learner.telephone, learner.telephone_digits, learner.age_band) == ("089-000-0099", "0890000099", "70s")
    assert cast.kiyo.care_note == "x"


def test_with_a_key_an_edited_name_and_an_emptied_cell_are_written(cast):
    said = frozenset({"name", "kana", "telephone", "age_band"})
    Learner.objects.update(age_band="70s", age_known_on=factories.TODAY)
    edited = replace(KIYO, name="靑野 キヨ", telephone="", key="tobe-1-1", said=said)

    result = import_roster(cohort=cast.cohort, people=[edited])

    learner = Learner.objects.get(pk=cast.kiyo.learner_id)
    assert (result, learner.name) == (ImportResult(new=0, known=1, changed=1), "靑野 キヨ")
    assert (learner.telephone, learner.telephone_digits) == ("", "")
    assert (learner.age_band, learner.age_known_on, learner.phone_family) == ("", None, "android")


def test_an_unanswered_question_is_refused(cast):
    factories.learner(cast.tobe, name="井上　武", kana="", telephone="")

    with pytest.raises(Unanswered) as refused:
        import_roster(cohort=cast.cohort, people=[TAKEO])

    assert (refused.value.code, len(in_class(cast.cohort))) == ("unanswered", 1)


def test_where_nobody_can_be_asked_the_row_is_somebody_new(cast):
    factories.learner(cast.tobe, name="井上　武", kana="", telephone="")

    assert import_roster(cohort=cast.cohort, people=[TAKEO], ask=False) == ImportResult(new=1, known=0, changed=0)


def test_answers_say_who_a_row_is(cast):
    known = factories.learner(cast.tobe, name="井上　武", kana="", telephone="")
    answers = {TAKEO.row: str(known.pk)}
    decision = decision_on(cast, [TAKEO], answers)

    result = import_roster(cohort=cast.cohort, people=[TAKEO], answers=answers, expected=decision)

    assert (result, known.enrolments.get().number) == (ImportResult(new=0, known=1, changed=1), 2)
    with pytest.raises(RosterChanged):
        import_roster(cohort=cast.cohort, people=[TAKEO], answers={TAKEO.row: NEW}, expected=decision)


def withdrawing(cast, *rows, people=(TAKEO,)):
    ids, seen = [row.pk for row in rows], decision_on(cast, people)
    return import_roster(cohort=cast.cohort, people=people, withdraw=ids, expected=seen).withdrawn


def test_who_is_missing_is_withdrawn_only_when_asked(cast):
    other = factories.enrolment(cast.cohort, name="田中 節子", kana="", telephone="")

    assert withdrawing(cast) == 0
    assert withdrawing(cast, cast.kiyo) == 1
    assert [(row.number, row.state) for row in Enrolment.objects.in_cohort(cast.cohort).order_by("number")] == [
        (1, "withdrawn"), (2, "enrolled"), (3, "enrolled"),
    ]  # fmt: skip
    assert (withdrawing(cast, cast.kiyo), withdrawing(cast, other)) == (0, 1)


def test_who_is_in_the_roster_or_in_another_class_is_not_withdrawn(cast):
    elsewhere = factories.enrolment(factories.cohort(cast.tobe), name="田中 節子")

    assert withdrawing(cast, cast.kiyo, elsewhere, cast.neighbour, people=[KIYO]) == 0
    assert set(Enrolment.objects.values_list("state", flat=True)) == {"enrolled"}


def test_who_is_newly_missing_since_the_preview_is_seen(cast):
    seen = decision_on(cast, [TAKEO])
    factories.enrolment(cast.cohort, name="田中 節子")

    with pytest.raises(RosterChanged):
        import_roster(cohort=cast.cohort, people=[TAKEO], withdraw=[cast.kiyo.pk], expected=seen)

    assert [row[4] for row in in_class(cast.cohort)] == ["enrolled", "enrolled"]


def test_a_correction_by_hand_meanwhile_is_not_written_over(cast, monkeypatch):
    def meanwhile(*arguments):
        matches = match_people(*arguments)
        Learner.objects.filter(pk=cast.kiyo.learner_id).update(kana="アオノ キク")
        return matches

    monkeypatch.setattr(module, "match_people", meanwhile)

    with pytest.raises(RosterChanged):
        import_roster(cohort=cast.cohort, people=[replace(KIYO, telephone="089-000-0099")])


def test_who_withdrew_stays_withdrawn(cast):
    cast.kiyo.state = Enrolment.State.WITHDRAWN
    cast.kiyo.save()

    import_roster(cohort=cast.cohort, people=[KIYO])

    assert in_class(cast.cohort) == [(1, "青野 キヨ", "089-000-0010", "", "withdrawn")]


def test_cancelled_class_takes_nobody(cast):
    cast.cohort.cancelled_at = factories.NOW
    cast.cohort.save()

    with pytest.raises(CohortIsCancelled):
        import_roster(cohort=cast.cohort, people=[TAKEO])

    assert not Learner.objects.filter(name="井上　武").exists()


def test_nothing_is_saved_when_the_class_changed_since_the_preview(cast):
    decision = decision_on(cast, [TAKEO])
    factories.enrolment(cast.cohort, name="井上　武", kana="", telephone="0897-066-6305")

    with pytest.raises(RosterChanged):
        import_roster(cohort=cast.cohort, people=[TAKEO], expected=decision)

    assert len(in_class(cast.cohort)) == 2


def test_nothing_is_saved_when_one_of_many_fails(cast):
    too_long = Person(row=3, name="青" * 61, birth_year=1800)

    with pytest.raises(Exception):  # noqa: B017 — whatever the database says
        import_roster(cohort=cast.cohort, people=[TAKEO, too_long])

    assert in_class(cast.cohort) == [(1, "青野 キヨ", "089-000-0010", "", "enrolled")]


def test_same_roster_twice_adds_nobody(cast):
    import_roster(cohort=cast.cohort, people=[TAKEO, KIYO])
    before = in_class(cast.cohort)

    result = import_roster(cohort=cast.cohort, people=[TAKEO, KIYO])

    assert (result, in_class(cast.cohort)) == (ImportResult(new=0, known=2, changed=0), before)


def queries(cohort, people, **arguments):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        import_roster(cohort=cohort, people=people, **arguments)
    return len(captured)


def crowd(count, **fields):
    return [Person(row=row, name=f"人 {row}", telephone=f"089-100-{row:04}", **fields) for row in range(1, count + 1)]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_queries_do_not_grow_with_people(cast, count):
    cohort = factories.cohort(cast.tobe)
    people = [crowd(count), crowd(count), crowd(count, phone_family="easy", care_note="x")]

    assert [queries(cohort, each) for each in people] == [11, 8, 11]


def test_a_thousand_people_come_in_with_few_queries(cast):
    """SQLite takes some seventy rows in one statement, PostgreSQL all of them."""
    before = queries(cast.cohort, crowd(1000))
    numbers = list(Enrolment.objects.in_cohort(cast.cohort).order_by("number").values_list("number", "learner__name"))

    assert before <= (40 if connection.vendor == "sqlite" else 11)
    assert numbers == [(1, "青野 キヨ"), *((row + 1, f"人 {row}") for row in range(1, 1001))]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_one_roster_by_two_clerks_at_once_adds_nobody_twice(cast):
    results = at_once(*[lambda: import_roster(cohort=cast.cohort, people=[TAKEO, KIYO])] * 2)

    assert sorted(result.new for result in results) == [0, 1]
    assert Learner.objects.filter(name=TAKEO.name).count() == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_one_person_into_two_classes_at_once_is_one_person(cast):
    other = factories.cohort(cast.tobe, name="木曜クラス")

    at_once(*[lambda into=into: import_roster(cohort=into, people=[TAKEO]) for into in (cast.cohort, other)])

    assert Enrolment.objects.filter(learner=Learner.objects.get(name=TAKEO.name)).count() == 2
