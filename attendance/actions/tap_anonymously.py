"""An answer without a card: counted, and nobody is known."""

import uuid
from datetime import datetime

from attendance.actions.tap import NotAnAnswer
from attendance.models import AnonymousTap
from attendance.words import Study

ANSWERS = (Study.DID, Study.AGAIN, Study.ASK)


def tap_anonymously(*, material_id: int, value: str, form_id: uuid.UUID, at: datetime) -> AnonymousTap:
    """One row for a form, however often it is sent; the first answer stays."""
    if value not in ANSWERS:
        raise NotAnAnswer
    return AnonymousTap.objects.get_or_create(
        form_id=form_id, defaults={"material_id": material_id, "value": value, "tapped_at": at}
    )[0]
