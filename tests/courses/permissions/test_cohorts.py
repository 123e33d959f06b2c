import pytest
from django.contrib.auth.models import AnonymousUser

from courses.models import StaffAssignment, Teaching, User
from courses.permissions import cohorts
from tests import factories

SEEN = {
    "clerk": ["tobe-1"], "neighbour_clerk": ["masaki-1"], "instructor": ["tobe-1"],
    "officer": [], "editor": [], "nobody": [],
}  # fmt: skip
MANAGED = {**SEEN, "instructor": []}


def slugs(found):
    return sorted(found.values_list("slug", flat=True))


@pytest.mark.parametrize("who", SEEN)
def test_visible_to_and_manageable_by(cast, who):
    user = getattr(cast, who)

    assert slugs(cohorts.visible_to(user)) == SEEN[who]
    assert slugs(cohorts.manageable_by(user)) == MANAGED[who]


@pytest.mark.parametrize("who", SEEN)
def test_can_is_the_same_rule(cast, who):
    user = getattr(cast, who)
    classes = (cast.cohort, cast.neighbour_cohort)

    assert [c.slug for c in classes if cohorts.can_manage_cohort(user, c)] == MANAGED[who]
    assert [c.slug for c in classes if cohorts.can_run_session(user, c.sessions.first())] == SEEN[who]


def test_visible_to_anonymous_is_nothing(cast):
    assert slugs(cohorts.visible_to(AnonymousUser())) == []
    assert slugs(cohorts.manageable_by(AnonymousUser())) == []


def test_visible_to_who_taught_until_yesterday_is_nothing(cast):
    Teaching.objects.update(until=factories.date(2026, 10, 19))

    assert slugs(cohorts.visible_to(cast.instructor)) == []


def test_taught_by_leaves_out_a_cancelled_class(cast):
    cast.cohort.cancelled_at = factories.NOW
    cast.cohort.save()

    assert slugs(cohorts.taught_by(cast.instructor)) == []


def test_courses_managed_by_are_of_the_own_venues(cast):
    assert list(cohorts.courses_managed_by(cast.clerk)) == [cast.cohort.course]
    assert list(cohorts.courses_managed_by(cast.officer)) == []


def test_reception_sees_the_class_of_the_day_and_no_other_session(cast, today):
    user = factories.staff("reception", cast.tobe)
    factories.teaching(user, cast.cohort, "assistant")
    assert [s.position for s in cohorts.sessions_visible_to(user)] == [1]

    today.move_to(factories.NOW + factories.timedelta(days=1))

    assert slugs(cohorts.visible_to(user)) == []


def test_reception_knows_nobody_of_the_class_of_the_day(cast):
    user = factories.staff("reception", cast.tobe)
    factories.teaching(user, cast.cohort, "assistant")

    assert slugs(cohorts.visible_to(user)) == ["tobe-1"]
    assert (slugs(cohorts.known_to(user)), cohorts.can_know(user, cast.cohort)) == ([], False)


@pytest.mark.parametrize("who", SEEN)
def test_known_to_everybody_else_is_what_is_seen(cast, who):
    user = getattr(cast, who)

    assert slugs(cohorts.known_to(user)) == SEEN[who]


def assigned(user, role, town):
    StaffAssignment.objects.create(
        user=user, role=role, municipality=town, starts=factories.date(2020, 4, 1), until=factories.date(2099, 3, 31)
    )


@pytest.mark.parametrize("role, municipality, known", [
    ("instructor", "masaki", []),
    ("instructor", "tobe", ["tobe-1"]),
    ("instructor", None, ["tobe-1"]),
    ("municipality", "tobe", ["tobe-1"]),
    ("municipality", "masaki", ["masaki-1"]),
])  # fmt: skip
def test_reception_with_other_work_knows_what_that_work_shows(cast, today, role, municipality, known):
    """Teaching elsewhere opens nothing here, neither today nor on a day without a meeting."""
    user = factories.staff("reception", cast.tobe)
    factories.teaching(user, cast.cohort, "assistant")
    assigned(user, role, getattr(cast, municipality or "", None))

    assert slugs(cohorts.known_to(user)) == known
    assert [c.slug for c in cohorts.visible_to(user) if cohorts.can_know(user, c)] == known

    today.move_to(factories.NOW + factories.timedelta(days=1))

    again = User.objects.get(pk=user.pk)
    assert slugs(cohorts.visible_to(again)) == known
    assert {s.cohort.slug for s in cohorts.sessions_visible_to(again)} == set(known)
