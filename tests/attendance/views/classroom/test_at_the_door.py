"""The reception takes the register on its day and reads nothing else about anybody."""

import re
from datetime import timedelta

import pytest
import time_machine

from attendance.actions.change_learner import set_care_note
from attendance.actions.mark import mark
from attendance.models import Act, Attendance, Enrolment
from courses.models import Session
from tests import factories

pytestmark = pytest.mark.django_db
REGISTER = {"", "register", "mark", "everybody", "handout", "walk-in", "make-up", "paper"}
FOR_TEACHERS = ("", "recheck/", "checkpoints/", "close/")


@pytest.fixture
def door(cast, session, sign_in):
    """A browser at the reception of the class that meets now."""
    user = factories.staff("reception", cast.tobe, name="受付 係")
    factories.teaching(user, cast.cohort, "assistant")
    set_care_note(enrolment=cast.kiyo, care_note="耳が遠い")
    return sign_in(user)


def screens_in(text):
    """Of this session, and of people, that the screen leads to."""
    links = re.findall(r'(?:href|action)="/classroom/(sessions/\d+|people)/([^"?#]*)', text)
    return {f"{kind}/{rest}" if kind == "people" else rest.strip("/") for kind, rest in links}


def test_at_the_door_the_register_leads_to_the_register_alone(cast, door, look):
    text = look("register/")

    assert "青野 キヨ" in text
    assert screens_in(text) == REGISTER - {""}


def test_at_the_door_today_leads_to_the_register(cast, door, session):
    text = door.get("/classroom/").content.decode()

    assert screens_in(text) == {"register"}


def test_at_the_door_no_note_stands_beside_a_name(cast, door, look):
    text = look("register/")

    assert ("メモあり" in text, "耳が遠い" in text, "アンドロイド" in text) == (False, False, False)


def test_who_teaches_sees_the_note_and_all_screens(cast, door, teacher, look):
    text = look("register/")

    assert "メモあり" in text
    assert screens_in(text) == REGISTER | {f"people/{cast.kiyo.pk}/", "checkpoints", "close"}


@pytest.mark.parametrize("screen", FOR_TEACHERS)
def test_at_the_door_the_screens_of_who_teaches_are_closed(screen, cast, door, session):
    answer = door.get(f"/classroom/sessions/{session.pk}/{screen}")

    text = answer.content.decode()
    assert (answer.status_code, "教える人の" in text, "青野" in text) == (403, True, False)
    assert screens_in(text) == {"register"}


@pytest.mark.parametrize("screen", ["", "correct/"])
def test_at_the_door_a_person_is_closed(screen, cast, door, session):
    answer = door.get(f"/classroom/people/{cast.kiyo.pk}/{screen}?session={session.pk}")

    text = answer.content.decode()
    assert (answer.status_code, "青野" in text, "耳が遠い" in text) == (403, False, False)


def test_at_the_door_nothing_is_said_about_levels_corrected_or_closed(cast, door, session):
    checkpoint = session.curriculum_step.checkpoints.first()
    mark(enrolment=cast.kiyo, session=session, value="present", by=1, at=session.starts_at)
    there, acts = f"/classroom/sessions/{session.pk}", Act.objects.count()

    answers = [
        door.post(f"{there}/assess/closing/", {"press": f"{cast.kiyo.pk}:{checkpoint.pk}:2"}),
        door.post(f"{there}/close/"),
        door.post(f"/classroom/people/{cast.kiyo.pk}/correct/?session={session.pk}", {"value": "absent"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert (Act.objects.count(), Session.objects.get(pk=session.pk).is_closed) == (acts, False)


def test_at_the_door_a_press_marks_and_is_taken_back(cast, door, session, post):
    post("mark", press=f"{cast.kiyo.pk}:arrived")
    came = Attendance.objects.get(session=session).value

    with time_machine.travel(session.starts_at + timedelta(seconds=5), tick=False):
        post("mark", undo=f"{cast.kiyo.pk}:none")

    assert (came, Attendance.objects.get(session=session).value) == ("present", "none")


def test_at_the_door_somebody_is_added(cast, door, session, post):
    answer = post("walk-in", name="赤井 ハナ", kana="アカイ ハナ", telephone="", phone_family="iphone")

    assert answer.status_code == 302
    assert Enrolment.objects.in_cohort(cast.cohort).filter(learner__name="赤井 ハナ").count() == 1


def test_at_the_door_a_neighbours_person_is_answered_like_nobody(cast, door):
    answers = {
        (answer.status_code, answer.content)
        for pk in (cast.neighbour.pk, "00000000-0000-4000-8000-000000000001")
        for answer in [door.get(f"/classroom/people/{pk}/")]
    }

    assert {status for status, _ in answers} == {404}
    assert len(answers) == 1
