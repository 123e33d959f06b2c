from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.exports.people import PeopleFile, as_export
from attendance.forms.file import FileForm
from attendance.models import Enrolment, TakenOut
from attendance.permissions.learners import enrolments_of
from attendance.reports.progress import progress_of
from attendance.views.office.download import nothing_to_send, taken_out
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door


@require_POST
@municipality_door
def people_export(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Everybody of a class as its screen shows them, also of one that was cancelled."""
    cohort = get_object_or_404(manageable_by(request.user).select_related("municipality"), slug=slug)
    now, form = timezone.now(), FileForm(request.POST)
    others = list(enrolments_of(cohort).exclude(state=Enrolment.State.ENROLLED))
    progress = progress_of(cohort, now)
    if not form.is_valid() or not (progress.people or others):
        return nothing_to_send()
    file = PeopleFile(cohort, progress, others, now, form.with_telephones(), form.with_notes())
    return taken_out(request, as_export(file), shape=form.shape_chosen(), what=TakenOut.What.PEOPLE, cohorts=[cohort])
