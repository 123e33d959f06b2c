"""A file for a desk. That nothing of it stays in a cache is the door's rule (lms.middleware.headers)."""

from collections.abc import Iterable
from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from attendance.actions.take_out import take_out_of_classes
from attendance.exports.tables import Export, csv_lines, write_xlsx
from attendance.forms.file import FileShape
from attendance.models import TakenOut
from courses.models import Cohort

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
_NOTHING = "書き出すものがありません。前の画面にもどり、「書き出す」をもう一度押してください。"


def download(content: bytes, *, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers=_named(name))


def taken_out(
    request: HttpRequest, export: Export, *, shape: FileShape, what: TakenOut.What, cohorts: Iterable[Cohort]
) -> HttpResponseBase:
    """Written down, then sent. `cohorts` are the classes that are in the file."""
    take_out_of_classes(cohorts, what=what, by=request.user, shape=shape, rows=export.rows)
    return sent_as(shape, export)


def sent_as(shape: FileShape, export: Export) -> HttpResponseBase:
    """Row by row. An Excel file is packed first, in a file without a name that is gone when it is closed."""
    if shape == FileShape.CSV:
        return StreamingHttpResponse(csv_lines(export), content_type=CSV, headers=_named(f"{export.name}.csv"))
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    try:
        write_xlsx(export, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(file, content_type=XLSX, headers=_named(f"{export.name}.xlsx"))


def nothing_to_send() -> HttpResponse:
    return HttpResponseBadRequest(_NOTHING, content_type="text/plain; charset=utf-8")


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
