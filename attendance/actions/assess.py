"""How far somebody is with one checkpoint, as staff saw it."""

import uuid
from datetime import date, datetime

from attendance.actions.add_act import Fact, add_staff_act
from attendance.actions.record import Recorded
from attendance.models import Enrolment
from attendance.words import Kind, Level, Occasion, Way
from courses.models import Session
from materials.models import Checkpoint
from materials.refusal import Refusal


class UnknownLevel(Refusal):
    code = "unknown_level"
    sentence = "段階は 0から3までです。画面を ひらきなおして、もう一度 押してください。"


class OtherStep(Refusal):
    code = "other_step"
    sentence = "この「できること」は、この回で 見るものでは ありません。"


def assess(
    *,
    enrolment: Enrolment,
    checkpoint: Checkpoint,
    occasion: str,
    level: int | str,
    session: Session | None,
    by: int,
    at: datetime,
    way: str = Way.PHONE,
    happened_on: date | None = None,
    act_id: uuid.UUID | None = None,
    base: uuid.UUID | None = None,
    reason: str = "",
) -> Recorded:
    """Closing looks at the step of the session, opening at an earlier one; without a session (echo, self) at any step of
    the person's curriculum. The level "none" takes an assessment back."""
    value = str(level)
    if value not in Level.values or occasion not in Occasion.values:
        raise UnknownLevel
    if not _is_looked_at(checkpoint, occasion, session, enrolment):
        raise OtherStep
    fact = Fact(
        kind=Kind.ASSESSMENT,
        enrolment_id=enrolment.pk,
        session=session,
        checkpoint_id=checkpoint.pk,
        value=value,
        occasion=occasion,
        happened_on=happened_on or (session.day if session else None),
        reason=reason,
    )
    return add_staff_act(fact, by=by, at=at, way=way, act_id=act_id, base=base)


def _is_looked_at(checkpoint: Checkpoint, occasion: str, session: Session | None, enrolment: Enrolment) -> bool:
    if checkpoint.step.curriculum_id != enrolment.cohort.curriculum_id:
        return False
    if session is None:
        return occasion not in (Occasion.CLOSING, Occasion.OPENING)
    if occasion == Occasion.CLOSING:
        return checkpoint.step_id == session.curriculum_step_id
    if occasion == Occasion.OPENING:
        return checkpoint.step.position < session.position
    return True
