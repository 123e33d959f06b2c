from collections.abc import Iterable, Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.exports.follow_ups import as_export
from attendance.forms.file import FileForm
from attendance.models import TakenOut
from attendance.reports.office import FollowUp, follow_ups_in, follow_ups_of
from attendance.reports.progress import progress_of
from attendance.views.office.download import nothing_to_send, taken_out
from attendance.views.office.figures import whose
from courses.models import Cohort
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door


@require_POST
@municipality_door
def follow_up_export(request: HttpRequest) -> HttpResponseBase:
    """The desk's list of whom to speak to, of all classes."""
    follow_ups = follow_ups_of(manageable_by(request.user), timezone.now())
    cohorts = {each.cohort.pk: each.cohort for each in follow_ups}
    return _sent(request, whose(request), follow_ups, cohorts.values()) if follow_ups else nothing_to_send()


@require_POST
@municipality_door
def class_follow_up_export(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Those of one class, also after its follow-up period. Nobody is an answer too."""
    cohort = get_object_or_404(manageable_by(request.user).select_related("municipality"), slug=slug)
    return _sent(request, cohort.name, follow_ups_in([progress_of(cohort, timezone.now())]), [cohort])


def _sent(
    request: HttpRequest, name: str, follow_ups: Sequence[FollowUp], cohorts: Iterable[Cohort]
) -> HttpResponseBase:
    form = FileForm(request.POST)
    if not form.is_valid():
        return nothing_to_send()
    export = as_export(name, follow_ups, timezone.now())
    return taken_out(request, export, shape=form.shape_chosen(), what=TakenOut.What.FOLLOW_UP, cohorts=cohorts)
