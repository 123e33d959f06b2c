from itertools import groupby

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.reports.learner_day import learner_day
from attendance.reports.practice import practising
from attendance.reports.progress import progress_of_one
from attendance.reports.study import answers_of
from attendance.views.learner.entrance import page, with_card
from attendance.views.learner.holder import Holder


@require_safe
@with_card
def materials(request: HttpRequest, holder: Holder) -> HttpResponseBase:
    """Every material of the steps so far, with what the holder last said about it."""
    if holder.enrolment is None:
        return page(request, holder, "no_class", {})
    at = timezone.now()
    day = learner_day(progress_of_one(holder.enrolment, at), at)
    found = practising(holder.enrolment.cohort, day.position, answers_of(holder.enrolment), timezone.localdate(at))
    steps = [(position, list(rows)) for position, rows in groupby(found.all, key=lambda row: row.position)]
    return page(request, holder, "materials", {"steps": steps})
