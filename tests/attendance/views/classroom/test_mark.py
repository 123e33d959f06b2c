import uuid
from datetime import timedelta

import pytest
import time_machine

from attendance.models import Act, Attendance

pytestmark = pytest.mark.django_db


def test_mark_records_and_comes_back_to_the_person(cast, session, teacher, post):
    response = post("mark", press=f"{cast.kiyo.pk}:arrived")

    act = Act.objects.get()
    assert (act.value, act.actor, act.way, act.counted_at) == (
        "present",
        cast.instructor.pk,
        "phone",
        session.starts_at,
    )
    assert response.url == f"/classroom/sessions/{session.pk}/register/?did={act.pk}#p-{cast.kiyo.pk}"


def test_mark_of_a_latecomer(cast, session, teacher, post):
    with time_machine.travel(session.starts_at + timedelta(minutes=11), tick=False):
        post("mark", press=f"{cast.kiyo.pk}:arrived")

    assert Attendance.objects.get().value == "late"


def test_mark_pressed_twice_is_one_act(cast, session, teacher, post):
    form_id = str(uuid.uuid4())

    for _ in range(2):
        post("mark", press=f"{cast.kiyo.pk}:arrived", form_id=form_id)

    assert Act.objects.count() == 1


def test_mark_taken_back_is_a_new_act_with_a_reason(cast, session, teacher, post):
    post("mark", press=f"{cast.kiyo.pk}:absent")
    base = Act.objects.get().pk

    with time_machine.travel(session.starts_at + timedelta(seconds=5), tick=False):
        post("mark", undo=f"{cast.kiyo.pk}:none", **{f"base-{cast.kiyo.pk}": str(base)})

    last = Act.objects.get(value="none")
    assert (last.base, last.reason, last.flags, Attendance.objects.get().value) == (base, "mistake", "", "none")


def test_mark_on_what_another_said_meanwhile_is_flagged(cast, session, teacher, post):
    post("mark", press=f"{cast.kiyo.pk}:apology")
    seen = Act.objects.get().pk
    with time_machine.travel(session.starts_at + timedelta(minutes=1), tick=False):
        post("mark", press=f"{cast.kiyo.pk}:late")

    with time_machine.travel(session.starts_at + timedelta(minutes=2), tick=False):
        post("mark", press=f"{cast.kiyo.pk}:absent", **{f"base-{cast.kiyo.pk}": str(seen)})

    assert Act.objects.get(value="absent").flags == "concurrent"


def test_mark_of_an_unknown_value_is_refused_with_a_sentence(cast, session, teacher, post):
    response = post("mark", press=f"{cast.kiyo.pk}:perhaps")

    assert (response.status_code, Act.objects.count()) == (409, 0)
    assert "出欠の ことばが わかりません" in response.content.decode()
