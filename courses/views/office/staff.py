from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from courses.permissions import staff as accounts
from courses.permissions.roles import standing_of_user
from courses.reports.staff_list import lines_of
from courses.views.door import office_door

ON_A_PAGE = 50


@require_safe
@office_door
def staff(request: HttpRequest) -> HttpResponse:
    """Who works here: those whose work is not over; all with ?past=1."""
    words, town = request.GET.get("q", "").strip()[:60], request.GET.get("town", "")[:6]
    is_past = request.GET.get("past") == "1"
    today = timezone.localdate()
    seen = accounts.visible_to(request.user)
    if words:
        seen = seen.filter(Q(name__icontains=words) | Q(username__icontains=words))
    shown = accounts.at_work(request.user, seen, town=town, today=today, is_past=is_past)
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    asked = {key: value for key, value in (("q", words), ("town", town), ("past", "1" if is_past else "")) if value}
    context = {
        "page": page,
        "lines": lines_of(page, today),
        "words": words,
        "town": town,
        "is_past": is_past,
        "towns": accounts.municipalities_given_by(request.user),
        "query": f"{urlencode(asked)}&" if asked else "",
        "is_prefecture": standing_of_user(request.user).is_prefecture,
    }
    return render(request, "courses/office/staff.html", context)
