from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.exports.year import YearFile, as_export
from attendance.forms.file import FileForm
from attendance.models import TakenOut
from attendance.reports.year_people import people_in, taught_in
from attendance.views.office.download import nothing_to_send, taken_out
from attendance.views.office.figures import choice_of, whose
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door


@require_POST
@municipality_door
def year_export(request: HttpRequest) -> HttpResponseBase:
    """Everybody of a fiscal year's classes, whichever of them the screen shows."""
    now, form = timezone.now(), FileForm(request.POST)
    year = choice_of(request, request.POST, now).year
    cohorts = manageable_by(request.user).in_year(year).order_by("municipality", "slug")
    people = people_in(cohorts)
    if not form.is_valid() or not people:
        return nothing_to_send()
    classes = list(cohorts.select_related("municipality", "curriculum"))
    file = YearFile(
        whose(request), classes[0].year_label, now, classes, taught_in(cohorts), people, form.with_telephones()
    )
    return taken_out(request, as_export(file), shape=form.shape_chosen(), what=TakenOut.What.YEAR, cohorts=classes)
