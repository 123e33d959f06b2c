"""Words that several files write the same way: until when, why somebody needs help."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from attendance.reports.help_reasons import Help
from materials.japanese_dates import clock, day_short, era_day


def as_of(at: datetime) -> str:
    """Until when the records are in it."""
    local = timezone.localtime(at)
    return f"{era_day(local.date())} {clock(local.time())}の記録まで"


def today_in_name(at: datetime) -> str:
    return timezone.localdate(at).isoformat()


def reasons_in_lines(reasons: Iterable[Help]) -> str:
    """A line each, the latest first."""
    return "\n".join(f"{day_short(reason.on)} {reason.sentence}" for reason in reasons)
