from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.reports.office import desk_of
from attendance.views.office.prefecture import prefecture
from courses.permissions import cohorts
from courses.permissions.roles import standing_of_user
from courses.views.door import office_door

ON_A_PAGE = 50


@require_safe
@office_door
def today(request: HttpRequest) -> HttpResponse:
    """The day of a municipality's desk. The prefecture sees counts of all municipalities, no names."""
    now = timezone.now()
    if not standing_of_user(request.user).municipalities:
        return prefecture(request, now)
    desk = desk_of(cohorts.manageable_by(request.user), now)
    page = Paginator(desk.follow_ups, ON_A_PAGE, orphans=ON_A_PAGE // 5).get_page(request.GET.get("page"))
    return render(request, "attendance/office/today.html", {"desk": desk, "page": page, "now": now})
