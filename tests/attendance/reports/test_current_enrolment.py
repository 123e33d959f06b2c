from datetime import timedelta

from django.utils import timezone

from attendance.models import Enrolment
from attendance.reports.current_enrolment import current_place, places_of
from courses.models import Cohort
from tests import factories

LATER = factories.TODAY + timedelta(days=50)


def current(learner, material=None, on=factories.TODAY):
    place = current_place(places_of(learner, material.pk if material else None), on)
    return place.enrolment if place else None


def second_class(cast, **more):
    made = factories.cohort(cast.tobe, first_day=LATER, **more)
    return factories.enrol(cohort=made, learner=cast.kiyo.learner)


def test_current_enrolment_is_the_latest_start_of_the_open_ones(cast):
    second = second_class(cast)

    assert current(cast.kiyo.learner) == second


def test_current_enrolment_for_a_material_is_the_one_whose_steps_list_it(cast):
    second_class(cast, materials=[])

    assert current(cast.kiyo.learner, cast.material) == cast.kiyo


def test_current_enrolment_for_a_material_of_both_is_the_latest_start(cast):
    second = second_class(cast, materials=[cast.material])

    assert current(cast.kiyo.learner, cast.material) == second


def test_current_enrolment_passes_over_a_cancelled_class(cast):
    second = second_class(cast)
    Cohort.objects.filter(pk=second.cohort_id).update(cancelled_at=timezone.now())

    assert current(cast.kiyo.learner) == cast.kiyo


def test_current_enrolment_passes_over_a_withdrawn_one(cast):
    second = second_class(cast)
    Enrolment.objects.filter(pk=second.pk).update(state=Enrolment.State.WITHDRAWN)

    assert current(cast.kiyo.learner) == cast.kiyo


def test_current_enrolment_is_the_latest_when_none_is_open(cast):
    second = second_class(cast)

    assert current(cast.kiyo.learner, cast.material, on=factories.TODAY + timedelta(days=400)) == second


def test_current_enrolment_of_nobody_is_none(cast):
    assert current(factories.learner(cast.tobe)) is None


def test_places_take_one_query(cast, django_assert_num_queries):
    second_class(cast)

    with django_assert_num_queries(1):
        places = places_of(cast.kiyo.learner, cast.material.pk)
        [place.enrolment.cohort.venue.title for place in places]
