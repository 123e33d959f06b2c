import pytest

from attendance.actions.assess import assess
from attendance.actions.mark import mark
from attendance.reports.opening import opening_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(cast):
    return cast.cohort.sessions.first()


@pytest.fixture
def second(cast):
    return cast.cohort.sessions.get(curriculum_step__position=2)


def look(session, who, number, level, occasion="closing", step=None):
    checkpoint = (step or session.curriculum_step).checkpoints.get(position=number)
    assess(
        enrolment=who,
        checkpoint=checkpoint,
        occasion=occasion,
        level=level,
        session=session,
        by=1,
        at=session.starts_at,
    )


def test_opening_counts_people_teachers_and_what_is_weak(cast, first, second):
    people = [factories.enrolment(cast.cohort, name=f"人 {number}") for number in range(5)]
    look(first, cast.kiyo, 2, 1)
    mark(enrolment=people[0], session=second, value="apology", by=1, at=factories.NOW)

    opening = opening_of(second, factories.NOW)

    assert (opening.register.expected, opening.teachers_needed, opening.teachers_missing) == (5, 2, 1)
    assert [(weak.checkpoint.code, weak.people, weak.of) for weak in opening.weak] == [("S1-2", 1, 5)]
    assert opening.places == ["person", "person-need"]


@pytest.mark.parametrize("people", [1, 3])
def test_opening_takes_the_same_number_of_queries(cast, second, people, django_assert_num_queries):
    for number in range(people - 1):
        factories.enrolment(cast.cohort, name=f"人 {number}")
    session = type(second).objects.select_related("cohort", "curriculum_step").get(pk=second.pk)

    with django_assert_num_queries(21):
        opening_of(session, factories.NOW)
