from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from attendance.actions.import_roster import import_roster
from attendance.actions.keep_roster import content_of, drop_roster, keep_roster
from attendance.forms.roster import ConfirmForm, RosterForm
from attendance.imports.roster.report import Preview, preview_roster
from attendance.models import RosterUpload
from attendance.permissions import roster_uploads
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.refusal import Refusal


@municipality_door
def roster(request: HttpRequest, slug: str) -> HttpResponse:
    """A spreadsheet comes in. Nothing of it is saved before the preview was looked at."""
    cohort = get_object_or_404(manageable_by(request.user).running(), slug=slug)
    form = RosterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        upload = keep_roster(cohort=cohort, by=request.user, file_name=file.name, content=form.content)
        return redirect("office:roster_preview", slug=slug, upload_id=upload.pk)
    return render(request, "attendance/office/roster_upload.html", {"cohort": cohort, "form": form})


@municipality_door
def roster_preview(request: HttpRequest, slug: str, upload_id: UUID) -> HttpResponse:
    """What was understood, and what would be saved. Saying yes saves all of it."""
    cohort = get_object_or_404(manageable_by(request.user).running(), slug=slug)
    upload = get_object_or_404(roster_uploads.visible_to(request.user), pk=upload_id, cohort=cohort)
    if request.method == "POST" and "discard" in request.POST:
        drop_roster(upload=upload)
        messages.success(request, "名簿を取り込まずに、ファイルを消しました。")
        return redirect("office:cohort", slug=slug)
    try:
        preview = preview_roster(cohort=cohort, content=content_of(upload), today=timezone.localdate())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("office:roster", slug=slug)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and preview.can_be_saved:
        return _taken_in(request, upload, preview, form.cleaned_data["decision"])
    context = {"cohort": cohort, "upload": upload, "preview": preview, "again": RosterForm()}
    return render(request, "attendance/office/roster_preview.html", context)


def _taken_in(request: HttpRequest, upload: RosterUpload, preview: Preview, decision: str) -> HttpResponse:
    try:
        result = import_roster(cohort=upload.cohort, people=preview.people, expected=decision)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(request.path)
    drop_roster(upload=upload)
    messages.success(request, f"名簿を取り込みました。新しい人は{result.new}人、知っている人は{result.known}人です。")
    return redirect("office:cohort", slug=upload.cohort.slug)
