import uuid
from datetime import timedelta

import pytest
import time_machine

from attendance.actions.assess import assess
from attendance.actions.mark import mark
from attendance.models import Act, Attendance, SkillLevel
from tests import factories

pytestmark = pytest.mark.django_db


def correct(client, cast, query, after=30, session=None, **fields):
    said = {"form_id": str(uuid.uuid4()), "reason": "heard", "way": "telephone"} | fields
    with time_machine.travel(factories.moment(factories.TODAY) + timedelta(minutes=after), tick=False):
        return client.post(f"/classroom/people/{cast.kiyo.pk}/correct/?{query}", said)


def test_correct_a_mark_is_a_new_act_with_a_reason(cast, session, teacher):
    seen = mark(enrolment=cast.kiyo, session=session, value="absent", by=1, at=session.starts_at).act

    response = correct(teacher, cast, f"session={session.pk}&back=marks", value="apology", base=str(seen.pk))

    last = Act.objects.get(value="apology")
    assert (last.reason, last.way, last.base, last.actor) == ("heard", "telephone", seen.pk, cast.instructor.pk)
    assert (Attendance.objects.get().value, Act.objects.count()) == ("apology", 2)
    assert response.url == f"/classroom/people/{cast.kiyo.pk}/#marks"


def test_correct_a_level(cast, session, teacher):
    checkpoint = session.curriculum_step.checkpoints.first()
    about = {"enrolment": cast.kiyo, "checkpoint": checkpoint, "occasion": "closing", "session": session}
    assess(level=3, by=1, at=session.starts_at, **about)

    correct(teacher, cast, f"session={session.pk}&checkpoint={checkpoint.pk}&occasion=closing", value="1")

    assert SkillLevel.objects.get().value == "1"


def test_correct_without_a_reason_records_nothing(cast, session, teacher):
    response = correct(teacher, cast, f"session={session.pk}", value="late", reason="")

    assert ("選んでください" in response.content.decode() or "もう一度" in response.content.decode()) is True
    assert Act.objects.count() == 0


def test_correct_twice_is_one_act(cast, session, teacher):
    form_id = str(uuid.uuid4())

    for _ in range(2):
        correct(teacher, cast, f"session={session.pk}", value="late", form_id=form_id)

    assert Act.objects.count() == 1


@pytest.mark.parametrize("query", ["", "session=999999", "checkpoint=1&occasion=closing", "session=x", "occasion=echo"])
def test_correct_of_what_is_not_there(cast, session, teacher, query):
    assert correct(teacher, cast, query, value="late").status_code == 404
    assert Act.objects.count() == 0


def test_correct_at_a_neighbours_session_is_not_there(cast, session, teacher):
    theirs = cast.neighbour_cohort.sessions.first()

    assert correct(teacher, cast, f"session={theirs.pk}", value="late").status_code == 404
