"""Pages about this service itself: what is done with data, how it can be used, whom to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lms.models import HomePage


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return _page(request, "privacy")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return _page(request, "accessibility")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return _page(request, "contact")


def contact_words() -> dict[str, str]:
    """What the end of every public page says."""
    home = HomePage.objects.live().first()
    return {
        "contact_telephone": home.telephone if home else "",
        "contact_hours": home.telephone_hours if home else "",
        "contact_name": home.contact_name if home else "",
    }


def _page(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"lms/public/{name}.html", contact_words())
