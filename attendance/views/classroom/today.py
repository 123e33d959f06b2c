from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.reports.timetable import timetable_of
from attendance.views.classroom.scope import in_classroom
from courses.permissions import cohorts


@require_safe
@in_classroom
def today(request: HttpRequest) -> HttpResponse:
    """きょう: what this user teaches today, what comes next, what was not taken."""
    now = timezone.now()
    timetable = timetable_of(cohorts.sessions_visible_to(request.user), now)
    at_the_door = {one.cohort_id for one in timetable.today if not cohorts.can_know(request.user, one.cohort)}
    context = {"timetable": timetable, "at_the_door": at_the_door, "now": now}
    return render(request, "attendance/classroom/today.html", context)
