from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from attendance.permissions.learners import manageable_by
from courses.views.door import municipality_door

ON_A_PAGE = 50


@require_safe
@municipality_door
def learners(request: HttpRequest) -> HttpResponse:
    """The municipality's people by reading; found by name, reading or telephone."""
    words = request.GET.get("q", "").strip()[:60]
    found = manageable_by(request.user).matching(words).prefetch_related("enrolments__cohort")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "attendance/office/learners.html", {"page": page, "words": words, "query": _kept(words)})


def _kept(words: str) -> str:
    """What the address of another page keeps."""
    return urlencode({"q": words}) + "&" if words else ""
