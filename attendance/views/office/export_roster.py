from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from attendance.actions.take_out import take_out_of_classes
from attendance.exports.roster import RosterTable, Unwritable, as_csv, as_xlsx, roster_table, unwritable
from attendance.exports.sheets import LOST
from attendance.forms.export_roster import ExportForm, Shape
from attendance.models import TakenOut
from attendance.reports.roster_columns import layout_of
from attendance.views.office.download import CSV, XLSX, download
from courses.models import Cohort
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door

_TYPES = {
    Shape.XLSX: XLSX,
    Shape.UTF_8: CSV,
    Shape.CP932: "text/csv; charset=shift_jis",
}


@municipality_door
def export_roster(request: HttpRequest, slug: str) -> HttpResponse:
    """A class as a file, also one that was cancelled. Going out is a fact, hence a POST; opening the screen makes none."""
    cohort = get_object_or_404(manageable_by(request.user).select_related("municipality", "venue"), slug=slug)
    layout = layout_of(cohort.municipality)
    form = ExportForm(request.POST if request.method == "POST" else None)
    is_asked = form.is_valid()
    table = roster_table(cohort, layout, **(form.what() if is_asked else {}))
    lost = _lost(form, table) if is_asked else []
    if is_asked and table.rows and not lost:
        return _sent_out(request, cohort, table, form.shape_chosen())
    context = {
        "cohort": cohort,
        "form": form,
        "table": table,
        "lost": lost,
        "lost_mark": LOST,
        "shapes": Shape,
        "has_layout": bool(layout.columns),
    }
    return render(request, "attendance/office/export_roster.html", context)


def _lost(form: ExportForm, table: RosterTable) -> list[Unwritable]:
    """What has to be asked about first."""
    if form.shape_chosen() != Shape.CP932 or form.may_replace():
        return []
    return unwritable(table, Shape.CP932)


def _sent_out(request: HttpRequest, cohort: Cohort, table: RosterTable, shape: Shape) -> HttpResponse:
    content = as_xlsx(table) if shape == Shape.XLSX else as_csv(table, shape, replace=True)
    written = "xlsx" if shape == Shape.XLSX else "csv"
    take_out_of_classes([cohort], what=TakenOut.What.ROSTER, by=request.user, shape=shape, rows=len(table.rows))
    name = f"名簿_{cohort.name}_{timezone.localdate().isoformat()}.{written}"
    return download(content, kind=_TYPES[shape], name=name)
