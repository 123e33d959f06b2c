import uuid
from datetime import timedelta

import pytest
import time_machine

from attendance.models import Act
from tests import factories

pytestmark = pytest.mark.django_db


def test_everybody_asks_first(cast, session, teacher, look):
    text = look("everybody/")

    assert ("1人を 出席にする" in text, "青野 キヨ" in text, Act.objects.count()) == (True, True, 0)


def test_everybody_is_present_and_never_late(cast, session, teacher, post):
    factories.enrolment(cast.cohort, name="伊藤 正")

    with time_machine.travel(session.starts_at + timedelta(minutes=40), tick=False):
        response = post("everybody")

    assert response.url == f"/classroom/sessions/{session.pk}/register/"
    assert [act.value for act in Act.objects.all()] == ["present", "present"]


def test_everybody_pressed_twice_marks_once(cast, session, teacher, post):
    form_id = str(uuid.uuid4())

    for _ in range(2):
        post("everybody", form_id=form_id)

    assert Act.objects.count() == 1


def test_everybody_when_all_are_marked_has_nothing_to_press(cast, session, teacher, post, look):
    post("everybody")

    assert "印の ついていない人は いません" in look("everybody/")
