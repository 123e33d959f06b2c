"""Uploaded pictures, sound and video. An iPhone plays a video only from an answer that can give a part of it."""

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

SHOWN = (
    "image/avif", "image/gif", "image/jpeg", "image/png", "image/webp",
    "audio/mpeg", "audio/mp4", "video/mp4", "video/webm",
)  # fmt: skip
_CLOSED = ("documents/", "original_images/", "wagtail_uploads/")
"""Documents have a view of Wagtail's own, which asks for the restrictions of their collection. Readers see a picture in the
sizes that pages show, never the file it is made from, nor one that nobody has named yet."""
_PIECE = 64 * 1024
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    return given(request, _file(path))


def given(request: HttpRequest, file: Path) -> HttpResponseBase:
    """The file or the part of it that is asked for."""
    size, changed = file.stat().st_size, int(file.stat().st_mtime)
    if parse_http_date_safe(request.headers.get("If-Modified-Since", "")) == changed:
        return _with_headers(HttpResponse(status=304), file, changed)
    wanted = _wanted(request.headers.get("Range", ""), size) if _is_same(request, changed) else None
    if wanted is None:
        return _with_headers(FileResponse(file.open("rb"), content_type=_kind(file)), file, changed)
    start, end = wanted
    if start >= size or end < start:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    part = StreamingHttpResponse(_part(file.open("rb"), start, end), status=206, content_type=_kind(file))
    part.headers["Content-Length"] = str(end - start + 1)
    part.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    return _with_headers(part, file, changed)


def _file(path: str) -> Path:
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
    except (SuspiciousFileOperation, ValueError):
        raise Http404 from None
    if path.startswith(_CLOSED) or "/." in f"/{path}" or not file.is_file():
        raise Http404
    return file


def _is_same(request: HttpRequest, changed: int) -> bool:
    """Whoever goes on with a file they have half of names its time: of another file they get the whole."""
    named = request.headers.get("If-Range", "")
    return not named or parse_http_date_safe(named) == changed


def _wanted(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of the one range asked for; None is the whole file, as for several ranges or none."""
    found = _RANGE.fullmatch(header.replace(" ", ""))
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:  # the last n bytes
        return max(size - int(found[2]), 0), size - 1
    return int(found[1]), min(int(found[2] or size), size - 1)


def _part(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        left = end - start + 1
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece


def _kind(file: Path) -> str:
    guessed = mimetypes.guess_type(file.name)[0] or ""
    return guessed if guessed in SHOWN else "application/octet-stream"


def _with_headers(response: HttpResponseBase, file: Path, changed: int) -> HttpResponseBase:
    shown = _kind(file) in SHOWN
    response.headers["Content-Disposition"] = "inline" if shown else "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Last-Modified"] = http_date(changed)
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
