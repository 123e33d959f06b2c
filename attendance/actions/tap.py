"""The learner's answer under a material: できた, もう一度, 聞きたい, taken back; or a stamp without a topic."""

import uuid
from datetime import datetime

from django.utils import timezone

from attendance.actions.add_act import Fact, add_learner_act
from attendance.actions.record import Recorded
from attendance.models import Enrolment
from attendance.reports.card_life import CardLife, life_of
from attendance.reports.card_place import CardPlace
from attendance.words import Kind, Study
from materials.models import MaterialPage
from materials.refusal import Refusal


class NotAnAnswer(Refusal):
    code = "not_an_answer"
    sentence = "「できた」「もう一度」「聞きたい」の どれかを 押してください。"


class CardIsOver(Refusal):
    code = "card_is_over"
    sentence = "カードで 記録できる期間は おわりました。練習は これからも 見られます。"


def tap(
    *, enrolment: Enrolment, material: MaterialPage | None, value: str, form_id: uuid.UUID, at: datetime
) -> Recorded:
    """The same press of the same form is one act, however often it arrives. Without a material it is a stamp."""
    life = life_of(enrolment.learner)
    return _answer(enrolment.pk, material.pk if material else None, life, value=value, form_id=form_id, at=at)


def tap_at(*, place: CardPlace, material_id: int, value: str, form_id: uuid.UUID, at: datetime) -> Recorded:
    """The same where a card's place is known already, and how long it may write."""
    return _answer(place.enrolment_id, material_id, place.life, value=value, form_id=form_id, at=at)


def _answer(
    enrolment_id: uuid.UUID, material_id: int | None, life: CardLife, *, value: str, form_id: uuid.UUID, at: datetime
) -> Recorded:
    if value not in Study.values:
        raise NotAnAnswer
    if not life.writes(timezone.localdate(at)):
        raise CardIsOver
    fact = Fact(kind=Kind.STUDY, enrolment_id=enrolment_id, value=value, material_id=material_id)
    return add_learner_act(fact, at=at, act_id=_act_id(form_id, enrolment_id, material_id, value))


def _act_id(form_id: uuid.UUID, enrolment_id: uuid.UUID, material_id: int | None, value: str) -> uuid.UUID:
    """The answer is part of it: a form that a phone shows again by "back" may carry another answer, which is a new act.
    The person is part of it: nobody can use up an id of somebody else's."""
    return uuid.uuid5(form_id, f"{enrolment_id}:{material_id or 0}:{value}")
