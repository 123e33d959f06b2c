"""What a learner practised, typed in by staff from a practice sheet or a telephone call."""

import uuid
from datetime import date, datetime

from django.utils import timezone

from attendance.actions.add_act import Fact, add_learner_act
from attendance.actions.record import Recorded
from attendance.models import Enrolment
from attendance.words import Kind, Study, Way
from materials.models import MaterialPage
from materials.refusal import Refusal


class NotByStaff(Refusal):
    code = "not_by_staff"
    sentence = "紙か 電話で 聞いたことだけを、かわりに 記録できます。"


class NotYet(Refusal):
    code = "not_yet"
    sentence = "自習をした日が、きょうより 先に なっています。日付を 見てください。"


class UnknownAnswer(Refusal):
    code = "unknown_answer"
    sentence = "「できた・もう一度・聞きたい」から 選んでください。"


def study_by_staff(
    *,
    enrolment: Enrolment,
    material: MaterialPage | None,
    value: str,
    by: int,
    at: datetime,
    way: str,
    happened_on: date | None = None,
    act_id: uuid.UUID | None = None,
) -> Recorded:
    """The learner's own word: it counts like a tap. No material means a stamp without a topic."""
    if way not in (Way.PAPER, Way.TELEPHONE):
        raise NotByStaff
    if value not in Study.values:
        raise UnknownAnswer
    if happened_on is not None and happened_on > timezone.localdate(at):
        raise NotYet
    fact = Fact(
        kind=Kind.STUDY,
        enrolment_id=enrolment.pk,
        material_id=material and material.pk,
        value=value,
        happened_on=happened_on,
    )
    return add_learner_act(fact, at=at, way=way, act_id=act_id, typed_by=by)
