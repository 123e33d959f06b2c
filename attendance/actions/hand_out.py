"""The paper text is in somebody's hands."""

import uuid
from datetime import date, datetime

from attendance.actions.add_act import Fact, add_staff_act
from attendance.actions.record import Recorded
from attendance.models import Enrolment
from attendance.words import Handed, Kind, Way


def hand_out(
    *,
    enrolment: Enrolment,
    by: int,
    at: datetime,
    value: str = Handed.YES,
    way: str = Way.PHONE,
    happened_on: date | None = None,
    act_id: uuid.UUID | None = None,
    base: uuid.UUID | None = None,
    reason: str = "",
) -> Recorded:
    """Value none takes it back."""
    fact = Fact(
        kind=Kind.HANDED_OUT, enrolment_id=enrolment.pk, value=Handed(value), happened_on=happened_on, reason=reason
    )
    return add_staff_act(fact, by=by, at=at, way=way, act_id=act_id, base=base)
