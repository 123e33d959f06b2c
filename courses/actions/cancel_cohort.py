from datetime import datetime

from django.db import transaction

from courses.models import Cohort, Session
from materials.refusal import Refusal


class AlreadyHeld(Refusal):
    code = "already_held"
    sentence = "もう 開いた回が あります。クラスごとの中止は できません。残りの回を 1つずつ 中止にしてください。"


@transaction.atomic
def cancel_cohort(*, cohort: Cohort, by: int, at: datetime) -> Cohort:
    """Every planned meeting is cancelled with it. Twice is harmless; what was held stays held."""
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    sessions = Session.objects.filter(cohort=cohort)
    # Locked, since somebody may be closing one of them now.
    if any(session.state == Session.State.HELD for session in sessions.select_for_update()):
        raise AlreadyHeld
    if not cohort.is_cancelled:
        cohort.cancelled_at = at
        cohort.save(update_fields=["cancelled_at"])
        sessions.filter(state=Session.State.PLANNED).update(state=Session.State.CANCELLED)
    return cohort
