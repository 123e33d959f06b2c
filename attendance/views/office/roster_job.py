from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from attendance.actions.job import start_job
from attendance.actions.keep_roster import wait_for_job
from attendance.models import Job
from attendance.permissions import jobs, roster_uploads
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door


@municipality_door
def roster_job(request: HttpRequest, slug: str, job_id: UUID) -> HttpResponse:
    """How far a large roster is. A piece of script looks again every two seconds; without it there is a link."""
    cohort = get_object_or_404(manageable_by(request.user), slug=slug)
    job = get_object_or_404(jobs.visible_to(request.user), pk=job_id)
    sent = roster_uploads.visible_to(request.user).filter(pk=job.arguments.get("upload"))
    upload = sent.filter(cohort=cohort).first()
    if upload is None and job.kind == Job.Kind.READ_ROSTER:
        return redirect("office:roster", slug=slug)
    if upload is not None and request.method == "POST" and job.state == Job.State.FAILED:
        again = start_job(kind=job.kind, by=request.user, arguments=job.arguments)
        wait_for_job(upload=upload, job=again)
        return redirect("office:roster_job", slug=slug, job_id=again.pk)
    if upload is not None and job.state == Job.State.DONE and job.kind == Job.Kind.READ_ROSTER:
        return redirect("office:roster_preview", slug=slug, upload_id=upload.pk)
    context = {"cohort": cohort, "job": job, "upload": upload, "is_reading": job.kind == Job.Kind.READ_ROSTER}
    return render(request, "attendance/office/roster_job.html", context)
