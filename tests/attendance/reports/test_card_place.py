"""The one question of the pages of numbers answers as the rows do, whatever classes a person was in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from attendance.actions.issue_card import issue_cards
from attendance.actions.stop_card import stop_card
from attendance.models import Card, Enrolment, Learner
from attendance.reports.card_life import life_of
from attendance.reports.card_place import place_of_card
from attendance.reports.contact import contact_of
from attendance.reports.current_enrolment import current_place, places_of
from courses.models import Cohort, VenuePage
from tests import factories


@pytest.fixture
def card(cast):
    (card,) = issue_cards(cohort=cast.cohort).values()
    return card


def asked(card, material, on=factories.TODAY):
    return place_of_card(card.pk, card.serial, material.pk, on)


def second_class(cast, days, **more):
    made = factories.cohort(cast.tobe, first_day=factories.TODAY + timedelta(days=days), **more)
    return factories.enrol(cohort=made, learner=cast.kiyo.learner)


def cancelled(cast):
    Cohort.objects.filter(pk=second_class(cast, 50).cohort_id).update(cancelled_at=timezone.now())


def withdrawn(cast):
    Enrolment.objects.filter(pk=second_class(cast, 50).pk).update(state=Enrolment.State.WITHDRAWN)


SITUATIONS = {
    "one class": lambda cast: None,
    "a later class that lists nothing": lambda cast: second_class(cast, 50, materials=[]),
    "a later class that lists it too": lambda cast: second_class(cast, 50, materials=[cast.material]),
    "an earlier class": lambda cast: second_class(cast, -300),
    "a class that was cancelled": cancelled,
    "a class that was left": withdrawn,
    "a venue without a telephone": lambda cast: VenuePage.objects.update(telephone=""),
    "a class without a meeting": lambda cast: second_class(cast, 50).cohort.sessions.all().delete(),
}


@pytest.mark.parametrize("days", [-30, 0, 60, 110, 160, 230])
@pytest.mark.parametrize("name", SITUATIONS)
def test_place_of_card_is_the_place_of_the_rows(cast, card, name, days):
    SITUATIONS[name](cast)
    today, learner = factories.TODAY + timedelta(days=days), Learner.objects.get(pk=cast.kiyo.learner_id)
    plain, life = current_place(places_of(learner, cast.material.pk), today), life_of(learner)

    place = asked(card, cast.material, today)

    if not life.reads(today):
        assert place is None
    else:
        assert (place.enrolment_id, place.life) == (plain.enrolment.pk, life)
        assert place.contact == contact_of(learner.municipality, plain.enrolment)


def test_place_of_card_is_none_for_a_stopped_card(cast, card):
    stop_card(learner=card.learner, by=1)

    assert asked(card, cast.material) is None


def test_place_of_card_is_none_for_another_serial(cast, card):
    card.serial += 1

    assert asked(card, cast.material) is None


def test_place_of_card_is_none_for_somebody_erased(cast, card):
    Learner.objects.filter(pk=card.learner_id).update(erased_at=timezone.now())

    assert asked(card, cast.material) is None


def test_place_of_card_is_none_in_no_class(cast):
    card = Card.objects.create(learner=factories.learner(cast.tobe, name="林 花"), token_hash="x")

    assert asked(card, cast.material) is None


def test_place_of_card_is_one_statement(cast, card, django_assert_num_queries):
    second_class(cast, 50)

    with django_assert_num_queries(1):
        asked(card, cast.material)
