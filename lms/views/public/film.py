"""A video of a page: a document of Wagtail, given out in the parts that a phone asks for.

Instead of Wagtail's own view, which knows no ranges and takes no answer in pieces from a hook. Who may see it is asked in
Wagtail's way.
"""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents import get_document_model

from lms.views.public.media import given


@require_safe
def film(request: HttpRequest, document_id: int, name: str) -> HttpResponseBase:
    document = get_object_or_404(get_document_model().objects.select_related("collection"), pk=document_id)
    file = Path(document.file.path)
    if document.filename != name or not file.is_file():
        raise Http404
    closed = _closed_to(request, document)
    if closed is not None:
        return closed
    response = given(request, file)
    if document.collection.get_view_restrictions().exists():
        response.headers["Cache-Control"] = "private, no-store"
    return response


def _closed_to(request: HttpRequest, document: Any) -> HttpResponse | None:
    for ask in hooks.get_hooks("before_serve_document"):
        answer = ask(document, request)
        if isinstance(answer, HttpResponse):
            return answer
    return None
