from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.actions.take_out import take_out_of_classes
from attendance.exports.rest_of_roster import rest_as_xlsx
from attendance.forms.file import FileShape
from attendance.imports.roster.sent import preview_sent
from attendance.models import TakenOut
from attendance.permissions import roster_uploads
from attendance.views.office.download import XLSX, download
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.refusal import Refusal


@require_POST
@municipality_door
def roster_rest(request: HttpRequest, slug: str, upload_id: UUID) -> HttpResponse:
    """The rows that could not be taken, as they came, with what to do written beside them. To be mended and sent again. People go
    out with it: a fact, hence a POST."""
    cohort = get_object_or_404(manageable_by(request.user).running(), slug=slug)
    uploads = roster_uploads.visible_to(request.user).select_related("cohort__municipality")
    upload = get_object_or_404(uploads, pk=upload_id, cohort=cohort)
    try:
        preview = preview_sent(upload, timezone.localdate())
    except Refusal:
        return redirect("office:roster", slug=slug)
    if not preview.faults:
        raise Http404
    rows = preview.faulty_rows
    take_out_of_classes([cohort], what=TakenOut.What.ROSTER_REST, by=request.user, shape=FileShape.XLSX, rows=rows)
    name = f"直すところ_{cohort.name}_{timezone.localdate().isoformat()}.xlsx"
    return download(rest_as_xlsx(preview.table, preview.faults), kind=XLSX, name=name)
