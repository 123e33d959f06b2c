"""Somebody of another class comes to make up a step that was missed there."""

import uuid
from datetime import datetime

from attendance.actions.mark import ARRIVED, mark
from attendance.actions.record import Recorded
from attendance.models import Attendance, Enrolment
from attendance.words import Way
from courses.models import Session
from materials.refusal import Refusal


class OtherMunicipality(Refusal):
    code = "other_municipality"
    sentence = "ほかの市町の人です。その市町の係が 認めてから、補講に なります。"


class OtherStep(Refusal):
    code = "other_step"
    sentence = "この人の講座には、この回の内容が ありません。補講に なりません。"


class OwnClass(Refusal):
    code = "own_class"
    sentence = "この人は このクラスの人です。名簿の「来た」を 押してください。"


class NothingMissed(Refusal):
    code = "nothing_missed"
    sentence = "この人は、この内容に もう 出席しています。"


def add_make_up(
    *,
    enrolment: Enrolment,
    session: Session,
    by: int,
    at: datetime,
    value: str = ARRIVED,
    way: str = Way.PHONE,
    act_id: uuid.UUID | None = None,
    base: uuid.UUID | None = None,
) -> Recorded:
    """The mark is about the home enrolment and this session; progress counts it by the step both classes share."""
    if enrolment.cohort_id == session.cohort_id:
        raise OwnClass
    if enrolment.cohort.municipality_id != session.cohort.municipality_id:
        raise OtherMunicipality
    if enrolment.cohort.curriculum_id != session.curriculum_step.curriculum_id:
        raise OtherStep
    if _has_attended_elsewhere(enrolment, session):
        raise NothingMissed
    return mark(enrolment=enrolment, session=session, value=value, by=by, at=at, way=way, act_id=act_id, base=base)


def _has_attended_elsewhere(enrolment: Enrolment, session: Session) -> bool:
    came = Attendance.objects.filter(enrolment=enrolment).of_who_came().exclude(session=session)
    return came.filter(session__curriculum_step=session.curriculum_step_id).exists()
