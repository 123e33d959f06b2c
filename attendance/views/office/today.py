from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.reports.office import desk_of, towns_of
from courses.permissions import cohorts
from courses.permissions.roles import standing_of_user
from courses.views.door import office_door


@require_safe
@office_door
def today(request: HttpRequest) -> HttpResponse:
    """The day of a municipality's desk. The prefecture sees classes and counts, no names."""
    now = timezone.now()
    if not standing_of_user(request.user).municipalities:
        return _prefecture(request, now)
    desk = desk_of(cohorts.manageable_by(request.user), now)
    return render(request, "attendance/office/today.html", {"desk": desk, "now": now})


def _prefecture(request: HttpRequest, now: datetime) -> HttpResponse:
    towns = towns_of(now)
    total = {
        "cohorts": sum(not cohort.is_cancelled for town in towns for cohort in town.cohorts),
        "enrolled": sum(town.enrolled for town in towns),
    }
    return render(request, "attendance/office/prefecture.html", {"towns": towns, "total": total, "now": now})
