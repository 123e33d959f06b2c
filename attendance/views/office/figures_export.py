from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.exports.figures import FiguresFile, as_export
from attendance.forms.file import FileForm
from attendance.models import TakenOut
from attendance.reports.term import term_of
from attendance.views.office.download import nothing_to_send, taken_out
from attendance.views.office.figures import choice_of, whose
from courses.views.door import municipality_door


@require_POST
@municipality_door
def figures_export(request: HttpRequest) -> HttpResponseBase:
    """What the screen shows, as a file. Going out is a fact, hence a POST."""
    now = timezone.now()
    choice = choice_of(request, request.POST, now)
    form = FileForm(request.POST)
    if not form.is_valid() or not choice.classes:
        return nothing_to_send()
    term = term_of(choice.cohorts, now)
    file = FiguresFile(whose(request), choice.year_label, choice.which, now, term, choice.cohort is None)
    cohorts = [row.cohort for row in term.classes]
    return taken_out(request, as_export(file), shape=form.shape_chosen(), what=TakenOut.What.FIGURES, cohorts=cohorts)
