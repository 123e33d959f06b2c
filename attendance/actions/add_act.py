"""How acts are made on the server. Actor, authority, flags and times come from here, never from a payload.

Every verb about facts (mark, assess, tap, hand out ...) goes through one of the three functions, which say who saw it:
staff, the learner, or nobody (automatic).
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Field, ForeignKey
from django.utils import timezone

from attendance.actions.record import FOLDS, Recorded, record
from attendance.models import Act
from attendance.words import Authority, Way
from courses.models import Session
from materials.fixed import Fixed, Given


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What an act says, before it is known who says it."""

    kind: str
    enrolment_id: uuid.UUID
    value: str
    session: Session | None = None
    checkpoint_id: int | None = None
    material_id: int | None = None
    occasion: str = ""
    happened_on: date | None = None
    """The day the fact is about; none means today."""
    reason: str = ""


def add_staff_act(
    fact: Fact,
    *,
    by: int,
    at: datetime,
    way: str = Way.PHONE,
    act_id: uuid.UUID | None = None,
    base: uuid.UUID | None = None,
) -> Recorded:
    """Seen by staff. `base` is the act that stood on the screen when deciding, none when nothing stood there: if another
    stands by now and says something else, the new one is flagged `concurrent`, a question to the class's owner."""
    flags = _flags(fact, base, by)
    return _add(fact, at, Authority.STAFF, way, act_id, actor=by, submitted_by=by, base=base, flags=flags)


def add_learner_act(
    fact: Fact, *, at: datetime, way: str = Way.PHONE, act_id: uuid.UUID | None = None, typed_by: int = 0
) -> Recorded:
    """The learner's own word, also when a clerk types it in from paper or a telephone call."""
    return _add(fact, at, Authority.LEARNER, way, act_id, actor=0, submitted_by=typed_by)


def add_automatic_act(fact: Fact, *, at: datetime, act_id: uuid.UUID | None = None) -> Recorded:
    """Nobody saw it: fills only what staff left unmarked, and loses to any word of a person."""
    return _add(fact, at, Authority.AUTOMATIC, Way.AUTOMATIC, act_id, actor=0, submitted_by=0)


def _add(
    fact: Fact, at: datetime, authority: int, way: str, act_id: uuid.UUID | None, **made_by_the_server: Any
) -> Recorded:
    act = Act(
        id=act_id or uuid.uuid4(),
        kind=fact.kind,
        enrolment_id=fact.enrolment_id,
        session_id=fact.session.pk if fact.session else None,
        checkpoint_id=fact.checkpoint_id,
        material_id=fact.material_id,
        value=fact.value,
        occasion=fact.occasion,
        happened_on=fact.happened_on or timezone.localdate(at),
        counted_at=at,
        received_at=at,
        authority=authority,
        way=way,
        reason=fact.reason,
        **made_by_the_server,
    )
    return record(act)


def _flags(fact: Fact, base: uuid.UUID | None, by: int) -> str:
    flags = []
    if fact.session is not None and fact.session.is_closed:
        flags.append("late")
    if _stands_otherwise(fact, base, by):
        flags.append("concurrent")
    return ",".join(flags)


def _stands_otherwise(fact: Fact, base: uuid.UUID | None, by: int) -> bool:
    """What nobody said (automatic) is no dispute. Without a base, what was taken back or is one's own is none either."""
    session_id = fact.session.pk if fact.session else None
    rows = _standing(fact.kind)(
        enrolment=fact.enrolment_id, session=session_id, checkpoint=fact.checkpoint_id, occasion=fact.occasion
    )
    if not rows or rows[0][0] == fact.value or rows[0][2] == base:
        return False
    value, actor, _ = rows[0]
    return base is not None or (actor != by and value != "none")


@cache
def _standing(kind: str) -> Fixed:
    """What staff said last about the same: value, actor and act."""
    model, about = FOLDS[kind].model, FOLDS[kind].about
    given = {name: Given(name, _written_as(model._meta.get_field(name))) for name in about}
    return Fixed(
        lambda: model._default_manager.filter(**given, authority=Authority.STAFF).values_list(
            "value", "actor", "act_id"
        )
    )


def _written_as(field: Any) -> "Field[Any, Any]":
    return field.target_field if isinstance(field, ForeignKey) else field
