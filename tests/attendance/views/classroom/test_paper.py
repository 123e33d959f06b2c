import uuid

import pytest
import time_machine

from attendance.actions.mark import mark
from attendance.models import Act, Attendance
from tests import factories

pytestmark = pytest.mark.django_db

WEEK_LATER = factories.moment(factories.date(2026, 10, 27), 9)


def test_paper_records_the_day_of_the_session_as_seen_by_staff(cast, session, sign_in, post):
    other = factories.enrolment(cast.cohort, name="伊藤 正")
    with time_machine.travel(WEEK_LATER, tick=False):
        sign_in(cast.clerk)
        post("paper", **{f"mark-{cast.kiyo.pk}": "present", f"mark-{other.pk}": ""})

    act = Act.objects.get()
    assert (act.enrolment, act.value, act.way, act.authority) == (cast.kiyo, "present", "paper", 2)
    assert (act.happened_on, act.counted_at) == (factories.TODAY, WEEK_LATER)


def test_paper_wins_over_a_wrong_press_of_that_day_and_says_so(cast, session, teacher, post, look):
    seen = mark(enrolment=cast.kiyo, session=session, value="absent", by=cast.instructor.pk, at=session.starts_at).act
    assert f'name="base-{cast.kiyo.pk}" value="{seen.pk}"' in look("paper/")

    with time_machine.travel(WEEK_LATER, tick=False):
        teacher.force_login(cast.instructor)
        post("paper", **{f"mark-{cast.kiyo.pk}": "late", f"base-{cast.kiyo.pk}": str(seen.pk)})

    last = Act.objects.get(way="paper")
    assert (Attendance.objects.get().value, last.reason, last.base, last.flags) == ("late", "paper_says", seen.pk, "")


def test_paper_on_an_old_screen_is_flagged(cast, session, teacher, post):
    seen = mark(enrolment=cast.kiyo, session=session, value="apology", by=1, at=factories.NOW).act
    mark(enrolment=cast.kiyo, session=session, value="late", by=1, at=session.starts_at)

    with time_machine.travel(WEEK_LATER, tick=False):
        teacher.force_login(cast.instructor)
        post("paper", **{f"mark-{cast.kiyo.pk}": "present", f"base-{cast.kiyo.pk}": str(seen.pk)})

    assert Act.objects.get(way="paper").flags == "concurrent"


def test_paper_sent_twice_is_one_act(cast, session, teacher, post):
    form_id = str(uuid.uuid4())

    for _ in range(2):
        post("paper", form_id=form_id, **{f"mark-{cast.kiyo.pk}": "present"})

    assert Act.objects.count() == 1


def test_paper_with_an_unknown_value_records_nothing(cast, session, teacher, post):
    response = post("paper", **{f"mark-{cast.kiyo.pk}": "perhaps"})

    assert (response.status_code, "もう一度 見てください" in response.content.decode(), Act.objects.count()) == (
        200,
        True,
        0,
    )


def test_paper_can_not_speak_about_a_neighbour(cast, session, teacher, post):
    post("paper", **{f"mark-{cast.neighbour.pk}": "present"})

    assert Act.objects.count() == 0
