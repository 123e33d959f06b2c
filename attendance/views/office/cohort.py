from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.models import Enrolment
from attendance.permissions.learners import enrolments_of
from attendance.reports.class_levels import kept_after_the_last, kept_between
from attendance.reports.class_sessions import MeetingState, meetings_of
from attendance.reports.progress import progress_of
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.phone_families import WITH_VARIANT


@require_safe
@municipality_door
def cohort(request: HttpRequest, slug: str) -> HttpResponse:
    """One class: who is in it and how each stands, and what can be printed."""
    shown = get_object_or_404(manageable_by(request.user).select_related("municipality", "venue", "course"), slug=slug)
    now = timezone.now()
    progress = progress_of(shown, now)
    meetings = meetings_of(progress, now)
    context = {
        "cohort": shown,
        "progress": progress,
        "meetings": meetings,
        "not_taken": [m.session.label for m in meetings if m.state == MeetingState.NOT_TAKEN],
        "to_certify": [p for p in progress.people if p.completion.holds or p.completion.expected],
        "expected": sum(p.completion.expected for p in progress.people),
        "kept_between": kept_between(progress),
        "kept_after_the_last": kept_after_the_last(progress),
        "others": enrolments_of(shown).exclude(state=Enrolment.State.ENROLLED),
        "teachings": shown.teachings.select_related("user").order_by("pk"),
        "families": WITH_VARIANT,
        "now": now,
    }
    return render(request, "attendance/office/cohort.html", context)
