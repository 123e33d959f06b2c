"""Somebody came, or did not: the mark of one person at one session."""

import uuid
from datetime import date, datetime, timedelta

from attendance.actions.add_act import Fact, add_staff_act
from attendance.actions.record import Recorded
from attendance.models import Enrolment
from attendance.words import ATTENDED, Kind, Mark, Reason, Way
from courses.models import Session
from materials.refusal import Refusal

ARRIVED = "arrived"
"""A single tap on 来た: the time says whether it is 出席 or 遅刻."""
GRACE = timedelta(minutes=10)


class UnknownMark(Refusal):
    code = "unknown_mark"
    sentence = "出欠の ことばが わかりません。画面を ひらきなおして、もう一度 押してください。"


class OtherClass(Refusal):
    code = "other_class"
    sentence = "この人は このクラスの人では ありません。補講で来た人は「補講の人を 加える」から 入れてください。"


def mark(
    *,
    enrolment: Enrolment,
    session: Session,
    value: str,
    by: int,
    at: datetime,
    way: str = Way.PHONE,
    happened_on: date | None = None,
    act_id: uuid.UUID | None = None,
    base: uuid.UUID | None = None,
    reason: str = "",
) -> Recorded:
    """The day is the session's, whenever it is typed. A person of another class may be marked where a make-up of the
    same municipality and step is possible (`add_make_up` asks the rest)."""
    if value not in (ARRIVED, *Mark.values):
        raise UnknownMark
    if not is_possible_visitor(enrolment, session):
        raise OtherClass
    said = value_of_arrival(session, at) if value == ARRIVED else value
    fact = Fact(
        kind=Kind.MARK,
        enrolment_id=enrolment.pk,
        session=session,
        value=said,
        happened_on=happened_on or session.day,
        reason=reason,
    )
    return add_staff_act(fact, by=by, at=at, way=way, act_id=act_id, base=base)


def value_of_arrival(session: Session, at: datetime) -> str:
    """Late is only who comes between ten minutes after the start and the end; a tap on another day is not lateness."""
    return Mark.LATE if session.starts_at + GRACE < at < session.ends_at else Mark.PRESENT


def is_possible_visitor(enrolment: Enrolment, session: Session) -> bool:
    if enrolment.cohort_id == session.cohort_id:
        return True
    home, here = enrolment.cohort, session.cohort
    return home.municipality_id == here.municipality_id and home.curriculum_id == here.curriculum_id


def reason_of_change(before: str, value: str) -> str:
    """Why a mark on the register replaces another, when nobody was asked: to leave early is news, not a correction."""
    if before in ("", Mark.NONE, value) or (value == Mark.LEFT_EARLY and before in ATTENDED):
        return Reason.NONE
    return Reason.CAME_LATER if before not in ATTENDED and value in ATTENDED else Reason.MISTAKE
