"""A person says: this session was held and its register is done."""

import uuid
from datetime import datetime

from django.db import transaction

from attendance.actions.add_act import Fact, add_automatic_act
from attendance.actions.tally import mark_stale
from attendance.reports.unmarked import unmarked, was_taken
from attendance.words import Kind, Mark
from courses.models import Session
from courses.reports.taught import revision_taught
from materials.refusal import Refusal


class NotStarted(Refusal):
    code = "not_started"
    sentence = "この回は まだ 始まっていません。始まってから しめてください。"


class NothingMarked(Refusal):
    code = "nothing_marked"
    sentence = "まだ だれの出欠も つけていません。名簿を つけてから しめてください。開かなかった回は、中止にします。"


class IsCancelled(Refusal):
    code = "is_cancelled"
    sentence = "この回は 中止になっています。"


@transaction.atomic
def close_session(*, session: Session, by: int, at: datetime) -> Session:
    """Fills the unmarked with automatic absence, which loses to any word of a person, then and later. A session in which
    staff marked nobody but apologies stays open: it is "not taken", not a day on which nobody came. The words it was
    taught with are kept from then on. Twice is harmless."""
    session = Session.objects.select_for_update().get(pk=session.pk)
    if session.state == Session.State.HELD:
        return session
    if session.state == Session.State.CANCELLED:
        raise IsCancelled
    if at < session.starts_at:
        raise NotStarted
    if not was_taken(session):
        raise NothingMarked
    _fill_absent(session, at)
    session.state, session.closed_at, session.closed_by_id = Session.State.HELD, at, by
    session.step_revision = revision_taught(session)
    session.save(update_fields=["state", "closed_at", "closed_by", "step_revision"])
    mark_stale(session.cohort)
    return session


def _fill_absent(session: Session, at: datetime) -> None:
    for enrolment in unmarked(session):
        fact = Fact(
            kind=Kind.MARK, enrolment_id=enrolment.pk, session=session, value=Mark.ABSENT, happened_on=session.day
        )
        # The id follows from person and session: nobody is made absent twice, whoever closes.
        add_automatic_act(fact, at=at, act_id=uuid.uuid5(enrolment.pk, f"absent:{session.pk}"))
