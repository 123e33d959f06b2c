from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.reports.office import desk_of
from attendance.views.office.prefecture import prefecture
from courses.permissions import cohorts
from courses.permissions.roles import standing_of_user
from courses.views.door import office_door


@require_safe
@office_door
def today(request: HttpRequest) -> HttpResponse:
    """The day of a municipality's desk. The prefecture sees counts of all municipalities, no names."""
    now = timezone.now()
    if not standing_of_user(request.user).municipalities:
        return prefecture(request, now)
    desk = desk_of(cohorts.manageable_by(request.user), now)
    return render(request, "attendance/office/today.html", {"desk": desk, "now": now})
