from uuid import uuid4

import pytest
from django.db import connection

from attendance.actions.enrol import CohortIsCancelled
from attendance.actions.walk_in import SomebodyElse, walk_in
from attendance.kana import NotAReading
from attendance.models import Act, Attendance, Enrolment, Learner
from attendance.names import NotAName
from tests import factories
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


def come(cast, name="山下 ヒデ", **how):
    session = cast.cohort.sessions.first()
    how = {"telephone": "089-000-7777", "phone_family": "easy", "kana": "ヤマシタ ヒデ"} | how
    return walk_in(session=session, name=name, by=cast.instructor.pk, at=session.starts_at, **how)


def ids():
    return {"learner_id": uuid4(), "enrolment_id": uuid4(), "act_id": uuid4()}


def test_walk_in_is_person_enrolment_and_arrival(cast):
    walked = come(cast)

    enrolment = Enrolment.objects.get(pk=walked.enrolment.pk)
    assert (enrolment.walk_in, enrolment.number, enrolment.learner.name) == (True, 2, "山下 ヒデ")
    assert (enrolment.learner.municipality, enrolment.learner.telephone_digits) == (cast.tobe, "0890007777")
    assert Attendance.objects.get(enrolment=enrolment).value == "present"


def test_walk_in_twice_with_the_same_ids_is_one_person(cast):
    same = ids()

    come(cast, **same)
    come(cast, **same)

    assert (Learner.objects.count(), Enrolment.objects.count(), Act.objects.count()) == (3, 3, 1)


def test_walk_in_another_name_under_the_same_id_is_refused(cast):
    same = ids()
    come(cast, **same)

    with pytest.raises(SomebodyElse):
        come(cast, "別 人", **same)

    assert Act.objects.count() == 1


def test_walk_in_with_the_id_of_a_neighbour_is_refused(cast):
    with pytest.raises(SomebodyElse):
        come(cast, cast.neighbour.learner.name, learner_id=cast.neighbour.learner_id)

    assert Act.objects.count() == 0


def test_walk_in_without_a_name_leaves_nothing_behind(cast):
    before = Learner.objects.count()

    with pytest.raises(NotAName):
        come(cast, "  ")

    assert Learner.objects.count() == before


def test_walk_in_into_a_cancelled_class_leaves_nothing_behind(cast):
    cast.cohort.cancelled_at = factories.NOW
    cast.cohort.save()
    before = Learner.objects.count()

    with pytest.raises(CohortIsCancelled):
        come(cast)

    assert Learner.objects.count() == before


def test_walk_in_of_somebody_who_was_recognised_makes_no_second_person(cast):
    known = factories.learner(cast.tobe, name="山下 ヒデ")
    before = Learner.objects.count()

    walked = come(cast, "", learner=known)

    assert (walked.enrolment.learner, Learner.objects.count()) == (known, before)


def test_walk_in_writes_the_reading_as_a_roster_would(cast):
    assert come(cast, kana="やました ひで").enrolment.learner.kana == "ヤマシタ ヒデ"


def test_walk_in_with_a_reading_in_characters_is_refused(cast):
    with pytest.raises(NotAReading):
        come(cast, kana="山下")

    assert Act.objects.count() == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_walk_in_pressed_twice_at_once_is_one_person(cast):
    same = ids()

    first, second = at_once(lambda: come(cast, **same), lambda: come(cast, **same))

    assert first.enrolment == second.enrolment
    assert (Learner.objects.count(), Enrolment.objects.count(), Act.objects.count()) == (3, 3, 1)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_walk_in_of_one_known_person_at_two_tables_is_one_enrolment(cast):
    known = factories.learner(cast.tobe, name="山下 ヒデ")

    at_once(lambda: come(cast, "", learner=known), lambda: come(cast, "", learner=known))

    assert Enrolment.objects.filter(learner=known).count() == 1
