import pytest

from attendance.actions.assess import assess
from attendance.actions.mark import mark
from attendance.reports.recheck import people_here, recheck_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(cast):
    return cast.cohort.sessions.first()


@pytest.fixture
def second(cast):
    return cast.cohort.sessions.get(curriculum_step__position=2)


@pytest.fixture
def tadashi(cast):
    return factories.enrolment(cast.cohort, name="伊藤 正")


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


def test_recheck_has_the_weakest_checkpoint_and_the_lowest_level_first(cast, first, second, tadashi):
    for who, number, level in ((cast.kiyo, 1, 2), (tadashi, 1, 1), (cast.kiyo, 2, 1), (tadashi, 2, 0)):
        look(first, who, number, level)

    rows = [(row.checkpoint.code, row.enrolment.number, row.closing) for row in recheck_of(second)]

    assert rows == [
        ("S1-2", 2, "0"),
        ("S1-2", 1, "1"),
        ("S1-1", 2, "1"),
        ("S1-1", 1, "2"),
        ("S1-3", 1, ""),
        ("S1-3", 2, ""),
    ]


def test_recheck_knows_what_was_looked_at_today(cast, first, second):
    look(first, cast.kiyo, 1, 2)
    look(second, cast.kiyo, 1, 1, "opening", first.curriculum_step)

    row = next(row for row in recheck_of(second) if row.checkpoint.code == "S1-1")

    assert (row.closing, row.opening, row.is_looked_at, row.comes_again) == ("2", "1", True, True)


def test_recheck_is_about_who_is_here(cast, second, tadashi):
    assert people_here(second) == [cast.kiyo, tadashi]
    mark(enrolment=tadashi, session=second, value="apology", by=1, at=factories.NOW)
    assert people_here(second) == [cast.kiyo]

    mark(enrolment=tadashi, session=second, value="late", by=1, at=second.starts_at)

    assert people_here(second) == [tadashi]


def test_recheck_of_the_first_session_is_empty(cast, first):
    assert recheck_of(first) == []


@pytest.mark.parametrize("people", [1, 3])
def test_recheck_takes_the_same_number_of_queries(cast, second, people, django_assert_num_queries):
    for number in range(people - 1):
        factories.enrolment(cast.cohort, name=f"人 {number}")
    session = type(second).objects.select_related("cohort", "curriculum_step").get(pk=second.pk)

    with django_assert_num_queries(5):
        rows = recheck_of(session)

    assert len(rows) == people * 3
