"""A number from paper was typed and sent: counted, and nobody is known."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from attendance.models import NumberTyped


def count_typed_number(*, material_id: int | None, at: datetime) -> None:
    """`material_id` none where the number led to no material. Pressing twice counts twice: nothing says who it was."""
    of_day = NumberTyped.objects.filter(material=material_id, day=timezone.localdate(at))
    if of_day.update(count=F("count") + 1):
        return
    try:
        with transaction.atomic():
            NumberTyped.objects.create(material_id=material_id, day=timezone.localdate(at))
    except IntegrityError:  # somebody else was first, between the two
        of_day.update(count=F("count") + 1)
