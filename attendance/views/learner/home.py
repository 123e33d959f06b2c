import uuid

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.reports.learner_day import Stage, learner_day
from attendance.reports.practice import practising
from attendance.reports.progress import progress_of_one
from attendance.reports.study import answers_of, stamp_days
from attendance.views.learner.entrance import page, with_card
from attendance.views.learner.holder import Holder
from attendance.words import Study
from materials.japanese_dates import clock_range
from materials.phone_families import PhoneFamily

WITHOUT_SMARTPHONE = (PhoneFamily.FEATURE, PhoneFamily.NONE)


@require_safe
@with_card
def home(request: HttpRequest, holder: Holder) -> HttpResponseBase:
    """/me/: the next session, what to practise now, the stamps. Nothing of other people, nothing of judgement."""
    if holder.enrolment is None:
        return page(request, holder, "no_class", {})
    at, today = timezone.now(), timezone.localdate()
    day = learner_day(progress_of_one(holder.enrolment, at), at)
    answers = answers_of(holder.enrolment)
    days = stamp_days(answers)
    context: dict[str, object] = {
        "today": today,
        "cohort": holder.enrolment.cohort,
        "day": day,
        "hours": clock_range(day.next.local_start.time(), day.next.local_end.time()) if day.next else "",
        "practising": practising(holder.enrolment.cohort, day.position, answers, today),
        "practises": day.stage in (Stage.BEFORE, Stage.BETWEEN, Stage.AFTER),
        "stamp_days": days,
        "stamp_of_today": any(a.material_id is None and a.on == today and a.value == Study.DID for a in answers),
        "may_write": holder.may_write(today),
        "form_id": uuid.uuid4(),
        "without_smartphone": holder.learner.phone_family in WITHOUT_SMARTPHONE,
    }
    return page(request, holder, "home", context)
