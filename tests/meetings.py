"""Meetings of a class as they happen: marks by staff, levels, closing. Through the system's own actions."""

from datetime import timedelta

import time_machine

from attendance.actions.assess import assess
from attendance.actions.close_session import close_session
from attendance.actions.hand_out import hand_out
from attendance.actions.mark import mark


def meeting(cohort, position):
    return cohort.sessions.get(curriculum_step__position=position)


def come(enrolment, session, value="present"):
    mark(enrolment=enrolment, session=session, value=value, by=1, at=session.starts_at)


def hold(cohort, position, values):
    """`values` are (enrolment, mark); the session is closed at its end, by the user who is given to nobody: none."""
    session = meeting(cohort, position)
    for enrolment, value in values:
        come(enrolment, session, value)
    return close_session(session=session, by=None, at=session.ends_at)


def level(enrolment, session, code, occasion, value):
    checkpoint = enrolment.cohort.curriculum.steps.get(code=code[:2]).checkpoints.get(code=code)
    moment = session.starts_at + timedelta(minutes=5)
    assess(enrolment=enrolment, checkpoint=checkpoint, occasion=occasion, level=value, session=session, by=1, at=moment)


def give_text(enrolment, at):
    hand_out(enrolment=enrolment, by=1, at=at)


def on_day(session, hours_after=5):
    """Time stands after this meeting."""
    return time_machine.travel(session.starts_at + timedelta(hours=hours_after), tick=False)
