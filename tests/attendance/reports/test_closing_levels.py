import pytest

from attendance.actions.assess import assess
from attendance.reports.closing_levels import closing_levels_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(cast):
    return cast.cohort.sessions.first()


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


def test_closing_levels_read_by_person_and_by_checkpoint(cast, first, tadashi):
    look(first, tadashi, 2, 3)

    sheet = closing_levels_of(first)

    assert [row.level for row in sheet.of_person(tadashi)] == ["", "3", ""]
    assert [row.level for row in sheet.of_checkpoint(sheet.checkpoints[1])] == ["", "3"]
    assert sheet.looked_at == 1


@pytest.mark.parametrize("people", [1, 3])
def test_closing_levels_take_the_same_number_of_queries(cast, first, people, django_assert_num_queries):
    for number in range(people - 1):
        factories.enrolment(cast.cohort, name=f"人 {number}")
    session = type(first).objects.select_related("cohort", "curriculum_step").get(pk=first.pk)

    with django_assert_num_queries(4):
        sheet = closing_levels_of(session)

    assert len(sheet.rows) == people * 3
