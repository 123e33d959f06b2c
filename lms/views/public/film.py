"""A video of a page: a document of Wagtail, which looks who may see it, given out in the parts that a phone asks for."""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from lms.views.public.media import given
from materials.films import KINDS


def before_serve(document: Any, request: HttpRequest) -> HttpResponseBase | None:
    """After Wagtail's own question for restrictions (order), instead of its answer, which knows no ranges."""
    if document.file_extension.lower() not in KINDS or request.method not in ("GET", "HEAD"):
        return None
    file = Path(document.file.path)
    if not file.is_file():
        raise Http404
    response = given(request, file)
    if document.collection.get_view_restrictions().exists():
        response.headers["Cache-Control"] = "private, no-store"
    return response
