from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from attendance.actions.issue_certificate import issue_certificates
from attendance.printing.cohort_certificates import certificates_of
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.refusal import Refusal


@municipality_door
@require_POST
def certificates(request: HttpRequest, slug: str) -> HttpResponse:
    """Issues and prints, for the class or for one enrolment. Issuing is a fact, hence a POST."""
    cohort = get_object_or_404(manageable_by(request.user).for_screen(), slug=slug)
    chosen = request.POST.getlist("enrolment")
    only = [e.pk for e in cohort.enrolments.all() if str(e.pk) in chosen] if chosen else None
    try:
        issued = issue_certificates(cohort=cohort, by=request.user.pk or 0, at=timezone.now(), only=only)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("office:cohort", slug=slug)
    return HttpResponse(
        certificates_of(issued),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="certificates-{slug}.pdf"'},
    )
