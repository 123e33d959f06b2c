from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tests.bench.floor.models import Floor

ROWS = [
    {
        "number": 101 + n,
        "name": f"自習教材 {n}",
        "minutes": 5 + n % 20,
        "day": f"2026-04-{n % 28 + 1:02}",
        "state": "できた",
    }
    for n in range(70)
]


def page(request: HttpRequest) -> HttpResponse:
    """70 rows of 5 variables, no query."""
    return render(request, "floor/page.html", {"rows": ROWS})


def row(request: HttpRequest) -> HttpResponse:
    """A POST with a CSRF token, as a mark is, and one row."""
    Floor.objects.create(value=request.POST["value"], at=timezone.now())
    return HttpResponse("ok")
