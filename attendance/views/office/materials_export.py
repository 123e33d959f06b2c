from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.exports.materials import materials_export as as_export
from attendance.forms.file import FileForm
from attendance.models import TakenOut
from attendance.reports.material_lines import material_year
from attendance.views.office.download import nothing_to_send, taken_out
from attendance.views.office.materials import FIGURES
from attendance.views.office.prefecture import asked_year, require_prefecture
from courses.models import Cohort
from courses.views.door import office_door


@require_POST
@office_door
def materials_export(request: HttpRequest) -> HttpResponseBase:
    """The materials of a year as the screen shows them. Of a year without a class nothing goes out."""
    require_prefecture(request)
    file, now = FileForm(request.POST), timezone.now()
    year = material_year(asked_year(request.POST, now), now)
    cohorts = list(Cohort.objects.in_year(year.fiscal_year).order_by("municipality", "slug"))
    if not file.is_valid() or not year.lines or not cohorts:
        return nothing_to_send()
    export = as_export(year, FIGURES, now)
    return taken_out(request, export, shape=file.shape_chosen(), what=TakenOut.What.MATERIALS, cohorts=cohorts)
