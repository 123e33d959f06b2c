"""What machines ask for: is it alive, may it be searched, where is the icon."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe
from wagtail.models import Site

_ROBOTS = (
    "User-agent: *\nDisallow: /k/\nDisallow: /K/\nDisallow: /me/\nDisallow: /s/\nDisallow: /S/\nDisallow: /search/\n"
)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    try:
        Site.objects.exists()
    except DatabaseError:
        return _plain("database does not answer\n", 503)
    return _plain("ok\n", 200)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return _plain(_ROBOTS, 200)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=302, headers={"Location": static("lms/favicon.svg")})


def _plain(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
