"""A session is put on another day or another time."""

from datetime import datetime, timedelta

from django.db import transaction

from attendance.actions.tally import mark_stale
from attendance.reports.unmarked import was_taken
from courses.models import Session
from materials.japanese_dates import day_short
from materials.refusal import Refusal


class AlreadyTaken(Refusal):
    code = "already_taken"
    sentence = "この回はもう出席の記録があります。日にちは変えられません。"


class IsCancelled(Refusal):
    code = "is_cancelled"
    sentence = "この回は中止になっています。日にちは変えられません。"


class OutOfOrder(Refusal):
    code = "out_of_order"
    sentence = "前の回よりあと、つぎの回より前の日にしてください。"


@transaction.atomic
def move_session(*, session: Session, starts_at: datetime, minutes: int) -> Session:
    """The meetings stay in the order of their steps. Nothing moves once it was held or staff marked somebody: the marks
    are about that day."""
    session = Session.objects.select_for_update().get(pk=session.pk)
    if session.state == Session.State.CANCELLED:
        raise IsCancelled
    if session.state == Session.State.HELD or was_taken(session):
        raise AlreadyTaken
    _refuse_out_of_order(session, starts_at)
    session.starts_at, session.ends_at = starts_at, starts_at + timedelta(minutes=minutes)
    session.save(update_fields=["starts_at", "ends_at"])
    mark_stale(session.cohort)
    return session


def _refuse_out_of_order(session: Session, starts_at: datetime) -> None:
    others = Session.objects.filter(cohort=session.cohort_id).exclude(pk=session.pk)
    for other in others.exclude(state=Session.State.CANCELLED).select_related("curriculum_step"):
        if other.position < session.position and other.starts_at >= starts_at:
            raise OutOfOrder(f"{other.label}は {day_short(other.day)}です。それよりあとの日にしてください。")
        if other.position > session.position and other.starts_at <= starts_at:
            raise OutOfOrder(f"{other.label}は {day_short(other.day)}です。それより前の日にしてください。")
