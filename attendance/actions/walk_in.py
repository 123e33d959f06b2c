"""Somebody stands at the door who is not on the roster."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.actions.mark import ARRIVED, mark
from attendance.actions.record import Recorded
from attendance.kana import clean_kana
from attendance.models import Enrolment, Learner
from attendance.names import clean_name
from attendance.telephones import read_telephones
from attendance.words import Way
from courses.models import Cohort, Session
from materials.refusal import Refusal


class SomebodyElse(Refusal):
    code = "somebody_else"
    sentence = "同じ画面から ちがう人が 送られました。「名簿にない人を 加える」を ひらきなおしてください。"


@dataclass(frozen=True)
class WalkedIn:
    enrolment: Enrolment
    marked: Recorded


@transaction.atomic
def walk_in(
    *,
    session: Session,
    name: str = "",
    kana: str = "",
    telephone: str = "",
    phone_family: str = "",
    by: int,
    at: datetime,
    learner: Learner | None = None,
    learner_id: uuid.UUID | None = None,
    enrolment_id: uuid.UUID | None = None,
    act_id: uuid.UUID | None = None,
    way: str = Way.PHONE,
) -> WalkedIn:
    """Person, enrolment and arrival in one transaction. With the same ids it happens once. `learner` is somebody of the
    municipality whom a person recognised (`reports.people_like` offers, nothing is ever merged by itself)."""
    Cohort.objects.select_for_update().get(pk=session.cohort_id)  # a second press waits here, and then finds the first
    person = learner or _person(session, name, kana, telephone, phone_family, learner_id)
    enrolment = enrol(cohort=session.cohort, learner=person, walk_in=True, enrolment_id=enrolment_id)
    marked = mark(enrolment=enrolment, session=session, value=ARRIVED, by=by, at=at, way=way, act_id=act_id)
    return WalkedIn(enrolment, marked)


def _person(
    session: Session, name: str, kana: str, telephone: str, phone_family: str, learner_id: uuid.UUID | None
) -> Learner:
    name = clean_name(name)
    there = Learner.objects.filter(pk=learner_id).first() if learner_id else None
    if there is not None:
        if there.municipality_id != session.cohort.municipality_id or there.name != name:
            raise SomebodyElse
        return there
    numbers = [telephone.number for telephone in read_telephones(telephone)]
    person = NewLearner(
        name=name,
        kana=clean_kana(kana),
        telephone=numbers[0] if numbers else "",
        telephone_second=numbers[1] if len(numbers) > 1 else "",
        phone_family=phone_family,
    )
    return add_learner(municipality=session.cohort.municipality, person=person, learner_id=learner_id)
