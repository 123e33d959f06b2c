import pytest
from django.db import connection

from attendance.actions.enrol import CohortIsCancelled
from attendance.actions.import_roster import ImportResult, RosterChanged, decision_of, import_roster
from attendance.imports.roster.people import Person
from attendance.models import Enrolment, Learner
from attendance.reports.known_people import match_people
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
    decision = decision_of(match_people(cast.cohort, [TAKEO]))
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
