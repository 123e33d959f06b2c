from itertools import groupby

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from attendance.reports.done import done_by
from attendance.views.learner.entrance import page, with_card
from attendance.views.learner.holder import Holder


@require_safe
@with_card
def done(request: HttpRequest, holder: Holder) -> HttpResponseBase:
    """What was done, day by day, by whichever way it came in."""
    if holder.enrolment is None:
        return page(request, holder, "no_class", {})
    deeds = done_by(holder.enrolment)
    days = [(on, list(rows)) for on, rows in groupby(deeds, key=lambda deed: deed.on)]
    return page(request, holder, "done", {"days": days})
