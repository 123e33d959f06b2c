from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses.fiscal_year import fiscal_label, fiscal_year_of
from courses.models import CoursePage
from courses.permissions import courses as rights
from courses.reports.course_gaps import gaps_of
from courses.reports.venue_courses import VenueLine, lines_of, masters_of, years
from courses.views.door import editing_door

_AGAIN = "3"
_LONGEST = 60
"""Looks, three seconds apart, at what the worker does."""


@require_safe
@editing_door
def venue_courses(request: HttpRequest) -> HttpResponse:
    """The year's masters and the venues one knows. While the worker opens courses (`waiting`), the screen comes again."""
    there = years()
    year = _number(request, "year") or next((y for y in there if y <= fiscal_year_of(timezone.localdate())), 0)
    venues = list(rights.venues_listed_for(request.user))
    waiting, looks = _number(request, "waiting"), _number(request, "looks")
    tables = [_table(master, lines_of(venues, master)) for master in masters_of(year)]
    missing = sum(len(table["without"]) for table in tables)
    is_coming = bool(waiting and missing and looks < _LONGEST)
    context = {
        "tables": tables,
        "years": [(each, fiscal_label(each)) for each in there],
        "year": year,
        "own": set(rights.venues_edited_by(request.user).values_list("pk", flat=True)),
        "can_start_a_year": rights.can_start_a_year(request.user),
        "waiting": waiting,
        "missing": missing,
        "is_coming": is_coming,
    }
    response = render(request, "courses/editing/venue_courses.html", context)
    if is_coming:
        response["Refresh"] = f"{_AGAIN}; url={request.path}?year={year}&waiting={waiting}&looks={looks + 1}"
    return response


def _table(master: CoursePage, lines: list[VenueLine]) -> dict[str, Any]:
    return {
        "master": master,
        "gaps": gaps_of(master),
        "lines": lines,
        "without": [line for line in lines if line.course is None],
        "behind": [line for line in lines if line.sections],
    }


def _number(request: HttpRequest, name: str) -> int:
    word = request.GET.get(name, "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 6 else 0
