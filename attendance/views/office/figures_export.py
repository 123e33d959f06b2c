from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.actions.take_out import take_out_figures
from attendance.exports.figures import FiguresFile, as_xlsx, csv_lines
from attendance.forms.figures import FileShape
from attendance.reports.term import term_of
from attendance.views.office.download import CSV, XLSX, download
from attendance.views.office.figures import choice_of, whose
from courses.views.door import municipality_door

_TYPES = {
    FileShape.XLSX: XLSX,
    FileShape.CSV: CSV,
}


@require_POST
@municipality_door
def figures_export(request: HttpRequest) -> HttpResponse:
    """What the screen shows, as a file. Going out is a fact, hence a POST."""
    now = timezone.now()
    choice = choice_of(request, request.POST, now)
    shape = request.POST.get("shape")
    if shape not in FileShape.values or not choice.classes:
        return HttpResponseBadRequest("Unknown shape, or a year without a class.", content_type="text/plain")
    term = term_of(choice.cohorts, now)
    file = FiguresFile(whose(request), choice.year_label, choice.which, now, term, choice.cohort is None)
    take_out_figures(cohorts=[row.cohort for row in term.classes], by=request.user, shape=shape, rows=len(term.lines))
    return _sent(file, FileShape(shape))


def _sent(file: FiguresFile, shape: FileShape) -> HttpResponse:
    """Whole: a hundred classes are half a megabyte."""
    content = as_xlsx(file) if shape == FileShape.XLSX else b"".join(csv_lines(file))
    return download(content, kind=_TYPES[shape], name=f"{file.name}.{shape}")
