import pytest
from wagtail.models import Page

from courses.models import Cohort, Session
from courses.reports.where_used import where_used
from tests import factories

pytestmark = pytest.mark.django_db


def used(*pages):
    return [
        (use.town, use.venue, use.last_day) for use in where_used(Page.objects.filter(pk__in=[p.pk for p in pages]))
    ]


def test_a_material_is_used_where_its_steps_are_taught_the_latest_first(cast):
    later = factories.TODAY + factories.timedelta(days=60)
    Session.objects.filter(cohort=cast.neighbour_cohort, curriculum_step__position=3).update(
        starts_at=factories.moment(later), ends_at=factories.moment(later, 15)
    )

    assert used(cast.material) == [
        ("松前町", "中央公民館", later),
        ("砥部町", "中央公民館", factories.TODAY + factories.timedelta(days=42)),
    ]


def test_a_cancelled_meeting_and_a_cancelled_class_are_no_use(cast):
    cast.cohort.sessions.filter(curriculum_step__position=3).update(state=Session.State.CANCELLED)
    Cohort.objects.filter(pk=cast.neighbour_cohort.pk).update(cancelled_at=factories.NOW)

    assert used(cast.material) == [
        ("砥部町", "中央公民館", factories.TODAY + factories.timedelta(days=21)),
        ("松前町", "中央公民館", None),
    ]


@pytest.mark.parametrize("what", ["step", "course", "venue"])
def test_steps_courses_and_venues_are_used_by_themselves(cast, what):
    course = cast.cohort.course
    page = {"step": course.get_children().first(), "course": course, "venue": cast.cohort.venue}[what]

    assert [(town, venue) for town, venue, _ in used(page)] == [("砥部町", "中央公民館")]


def test_what_nobody_teaches_is_used_nowhere(cast):
    assert used(factories.material("555")) == []


def test_as_many_queries_for_many_uses_as_for_one(cast, django_assert_num_queries):
    factories.cohort(cast.tobe, materials=[cast.material], slug="tobe-2")

    with django_assert_num_queries(4):
        where_used(Page.objects.filter(pk=cast.material.pk))
