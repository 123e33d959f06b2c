from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from attendance.actions.job import start_job
from attendance.actions.keep_roster import keep_roster, wait_for_job
from attendance.forms.roster import PasteForm, RosterForm
from attendance.models import Job
from courses.models import Cohort
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door

PASTED = "貼り付けた名簿"


@municipality_door
def roster(request: HttpRequest, slug: str) -> HttpResponse:
    """A spreadsheet comes in, as a file or pasted. Nothing of it is saved before the preview was looked at."""
    cohort = get_object_or_404(manageable_by(request.user).running(), slug=slug)
    pasting = "text" in request.POST
    form = RosterForm(None if pasting else request.POST or None, request.FILES or None)
    paste = PasteForm(request.POST if pasting else None)
    if request.method == "POST" and (paste if pasting else form).is_valid():
        return _pasted(request, cohort, paste) if pasting else _sent(request, cohort, form)
    return render(request, "attendance/office/roster_upload.html", {"cohort": cohort, "form": form, "paste": paste})


def _sent(request: HttpRequest, cohort: Cohort, form: RosterForm) -> HttpResponse:
    name = form.cleaned_data["file"].name
    upload = keep_roster(cohort=cohort, by=request.user, file_name=name, content=form.content)
    if not form.takes_long:
        return redirect("office:roster_preview", slug=cohort.slug, upload_id=upload.pk)
    job = start_job(kind=Job.Kind.READ_ROSTER, by=request.user, arguments={"upload": str(upload.pk)})
    wait_for_job(upload=upload, job=job)
    return redirect("office:roster_job", slug=cohort.slug, job_id=job.pk)


def _pasted(request: HttpRequest, cohort: Cohort, paste: PasteForm) -> HttpResponse:
    upload = keep_roster(cohort=cohort, by=request.user, file_name=PASTED, content=paste.content, pasted=True)
    return redirect("office:roster_preview", slug=cohort.slug, upload_id=upload.pk)
