from datetime import timedelta

from django.utils import timezone

from attendance.actions.add_act import Fact, add_staff_act
from attendance.models import Enrolment
from attendance.reports.learner_day import learner_day
from attendance.reports.progress import progress_of_one
from courses.models import Cohort, Session, StepPage
from tests import factories


def day_of(enrolment, days=0, hours=0):
    at = factories.NOW + timedelta(days=days, hours=hours)
    enrolment = Enrolment.objects.get(pk=enrolment.pk)
    return learner_day(progress_of_one(enrolment, at), at)


def held(cohort, position, present=None):
    session = cohort.sessions.get(curriculum_step__position=position)
    if present:
        fact = Fact(kind="mark", enrolment_id=present.pk, session=session, value="present")
        add_staff_act(fact, by=1, at=timezone.now())
    Session.objects.filter(pk=session.pk).update(state="held", closed_at=factories.NOW)


def test_day_before_the_first_session(cast):
    day = day_of(cast.kiyo, days=-6)

    assert (day.stage, day.next.position, day.days_until, day.position) == ("before", 1, 6, 0)
    assert day.path == (("第1回", "now"), ("第2回", "todo"), ("第3回", "todo"))
    assert day.bring == "スマホ、受講カード、紙の教材、めがね"


def test_day_during_the_session_is_still_that_session(cast):
    day = day_of(cast.kiyo, hours=4)

    assert (day.stage, day.next.position, day.days_until) == ("before", 1, 0)


def test_day_on_the_evening_of_a_session_nobody_has_closed(cast):
    day = day_of(cast.kiyo, hours=9)

    assert (day.stage, day.next.position, day.position) == ("between", 2, 1)


def test_day_between_sessions_with_one_attended(cast):
    held(cast.cohort, 1, cast.kiyo)

    assert day_of(cast.kiyo, days=1).path == (("第1回", "done"), ("第2回", "now"), ("第3回", "todo"))


def test_day_after_a_missed_session(cast):
    held(cast.cohort, 1)

    assert day_of(cast.kiyo, days=1).path[0] == ("第1回", "missed")


def test_day_after_the_last_session(cast):
    for position in (1, 2, 3):
        held(cast.cohort, position, cast.kiyo)

    day = day_of(cast.kiyo, days=50)

    assert (day.stage, day.next, day.position) == ("after", None, 3)
    assert [state for _, state in day.path] == ["done", "done", "done"]


def test_day_names_a_cancelled_session_and_the_one_behind_it(cast):
    held(cast.cohort, 1, cast.kiyo)
    Session.objects.filter(cohort=cast.cohort, curriculum_step__position=2).update(state="cancelled")

    day = day_of(cast.kiyo, days=1)

    assert (day.next.position, [session.position for session in day.cancelled]) == (3, [2])
    assert day.path == (("第1回", "done"), ("第2回", "todo"), ("第3回", "now"))


def test_day_of_a_cancelled_class(cast):
    Cohort.objects.filter(pk=cast.cohort.pk).update(cancelled_at=factories.NOW)

    assert (day_of(cast.kiyo).stage, day_of(cast.kiyo).next) == ("cancelled", None)


def test_day_of_somebody_who_waits_or_withdrew(cast):
    stages = []
    for state in ("waiting", "withdrawn"):
        Enrolment.objects.filter(pk=cast.kiyo.pk).update(state=state)
        stages.append(day_of(cast.kiyo).stage)

    assert stages == ["waiting", "withdrawn"]


def test_day_says_what_to_bring_as_the_step_does(cast):
    StepPage.objects.filter(curriculum_step__position=1).update(bring="めがね")

    assert day_of(cast.kiyo).bring == "めがね"
