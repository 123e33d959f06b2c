from datetime import timedelta

import pytest
import time_machine

from attendance.models import Attendance
from tests import factories

pytestmark = pytest.mark.django_db


def test_close_shows_who_will_be_absent_and_then_does_it(cast, session, teacher, post, look):
    other = factories.enrolment(cast.cohort, name="伊藤 正")
    post("mark", press=f"{cast.kiyo.pk}:present")
    assert ("印の ない 1人は、欠席になります" in (text := look("close/")), "伊藤 正" in text) == (True, True)

    response = post("close")

    session.refresh_from_db()
    assert (response.url, session.state, session.closed_by) == (
        f"/classroom/sessions/{session.pk}/register/",
        "held",
        cast.instructor,
    )
    assert Attendance.objects.get(enrolment=other).authority == 0


def test_close_without_a_mark_is_refused(cast, session, teacher, post, look):
    assert "まだ だれの出欠も つけていません" in look("close/")

    response = post("close")

    session.refresh_from_db()
    assert (response.status_code, session.state) == (409, "planned")


def test_close_before_the_start_is_refused(cast, session, teacher, post, look):
    post("mark", press=f"{cast.kiyo.pk}:present")

    with time_machine.travel(session.starts_at - timedelta(minutes=5), tick=False):
        teacher.force_login(cast.instructor)
        assert "まだ 始まっていません" in look("close/")
        assert post("close").status_code == 409


def test_close_twice_is_harmless(cast, session, teacher, post):
    post("mark", press=f"{cast.kiyo.pk}:present")

    assert [post("close").status_code for _ in range(2)] == [302, 302]


def test_close_then_correct_says_that_it_was_after(cast, session, teacher, post, look):
    post("mark", press=f"{cast.kiyo.pk}:present")
    post("close")

    post("mark", press=f"{cast.kiyo.pk}:late")

    assert Attendance.objects.count() == 1
    assert "に しめました" in look("register/")
