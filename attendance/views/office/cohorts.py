from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from attendance.reports.office import with_counts
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door

ON_A_PAGE = 50


@require_safe
@municipality_door
def cohorts(request: HttpRequest) -> HttpResponse:
    """The municipality's classes, the latest year first, cancelled ones last."""
    running_first = F("cancelled_at").asc(nulls_first=True)  # the databases disagree about where NULL goes
    listed = with_counts(manageable_by(request.user)).order_by("-fiscal_year", running_first, "slug")
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "attendance/office/cohorts.html", {"page": page, "now": timezone.now()})
