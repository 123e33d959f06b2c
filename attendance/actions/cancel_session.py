"""A session does not take place."""

from datetime import datetime

from django.db import transaction

from attendance.actions.tally import mark_stale
from attendance.reports.unmarked import was_taken
from courses.models import Session
from materials.refusal import Refusal


class AlreadyHeld(Refusal):
    code = "already_held"
    sentence = "この回は もう 開いて しめてあります。中止には できません。"


class AlreadyTaken(Refusal):
    code = "already_taken"
    sentence = "この回は もう 出席の記録が あります。開かなかった回なら、先に 名簿で 出席の記録を 取り消してください。"


@transaction.atomic
def cancel_session(*, session: Session, by: int, at: datetime) -> Session:
    """Out of every denominator from now on; apologies that are there stay. Twice is harmless. A meeting in which staff saw
    somebody took place: cancelling it would take that from everybody, and can't be undone."""
    session = Session.objects.select_for_update().get(pk=session.pk)
    if session.state == Session.State.HELD:
        raise AlreadyHeld
    if session.state == Session.State.PLANNED and was_taken(session):
        raise AlreadyTaken
    session.state = Session.State.CANCELLED
    session.save(update_fields=["state"])
    mark_stale(session.cohort)
    return session
