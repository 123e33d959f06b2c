import pytest

from attendance.actions.assess import assess
from attendance.reports.history import history_of_person
from attendance.reports.person_lines import person_lines_of
from tests import factories

pytestmark = pytest.mark.django_db
AFTER = factories.moment(factories.date(2026, 12, 25))


def cell(cast, code, occasion, sessions):
    lines = person_lines_of(cast.kiyo, history_of_person(cast.kiyo), list(sessions), AFTER).levels
    line = next(line for line in lines if line.checkpoint.code == code)
    return next(cell for cell in line.cells if cell.occasion == occasion)


def look(cast, session, occasion):
    checkpoint = cast.cohort.curriculum.steps.get(position=1).checkpoints.first()
    about = {"enrolment": cast.kiyo, "checkpoint": checkpoint, "occasion": occasion, "session": session}
    assess(level=2, by=1, at=session.starts_at, **about)


def test_level_seen_at_a_make_up_is_corrected_there(cast):
    visited = factories.cohort(cast.tobe, name="木曜クラス", first_day=factories.date(2026, 10, 22)).sessions.first()
    look(cast, visited, "closing")

    assert cell(cast, "S1-1", "closing", [*cast.cohort.sessions.all(), visited]).session == visited


def test_level_is_not_corrected_in_a_cancelled_meeting(cast):
    _, second, third = cast.cohort.sessions.all()
    second.state = "cancelled"
    second.save()

    assert cell(cast, "S1-1", "opening", cast.cohort.sessions.all()).session == third
