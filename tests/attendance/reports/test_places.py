from datetime import timedelta

import pytest
from django.utils import timezone

from attendance.reports.places import meetings_at, places
from courses.models import Session
from tests import factories

pytestmark = pytest.mark.django_db


def state_of(name, found):
    return next(place.meeting and place.meeting.state for place in found if place.municipality.name == name)


def test_place_with_free_seats_has_room(today):
    factories.enrolment(factories.cohort(slug="a"))

    (place,) = places()

    assert (place.meeting.state, place.meeting.seats) == ("room", 11)
    assert place.page.title == "砥部町"


def test_place_without_seats_is_full(today):
    cohort = factories.cohort()
    factories.enrolment(cohort)
    type(cohort).objects.update(capacity=1)

    assert state_of("砥部町", places()) == "full"


def test_place_before_applications_begin_says_soon(today):
    cohort = factories.cohort()
    type(cohort).objects.update(applications_from=factories.TODAY + timedelta(days=1))

    assert state_of("砥部町", places()) == "soon"


def test_place_where_the_course_has_begun_says_so(today):
    factories.cohort(first_day=factories.TODAY - timedelta(days=7))

    assert state_of("砥部町", places()) == "planned"


def test_place_prefers_a_course_that_can_be_joined(today):
    factories.cohort(first_day=factories.TODAY - timedelta(days=7))
    later = factories.cohort(first_day=factories.TODAY + timedelta(days=30))

    (place,) = places()

    assert place.meeting.session.cohort == later


def test_place_cancelled_says_so(today):
    cohort = factories.cohort()
    type(cohort).objects.update(cancelled_at=timezone.now())

    assert state_of("砥部町", places()) == "cancelled"


def test_place_without_dates_has_none(today):
    factories.cohort(first_day=factories.TODAY - timedelta(days=90))

    assert state_of("砥部町", places()) is None


@pytest.mark.parametrize("towns", [1, 3])
def test_places_cost_two_queries(today, towns, django_assert_num_queries):
    for n in range(towns):
        factories.enrolment(factories.cohort(factories.municipality(f"38402{n}", f"町{n}")))

    with django_assert_num_queries(2):
        assert len(places()) == towns


def test_meetings_at_a_venue_are_those_ahead_in_order(today):
    cohort = factories.cohort(first_day=factories.TODAY - timedelta(days=7))

    found = meetings_at(cohort.venue)

    assert [meeting.session for meeting in found] == list(Session.objects.order_by("starts_at")[1:])
