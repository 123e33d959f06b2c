from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions.cancel_class import cancel_class
from attendance.permissions.learners import enrolments_of
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.refusal import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@municipality_door
def cancel_cohort(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks first: it can't be taken back, and everybody has to be told."""
    cohort = get_object_or_404(manageable_by(request.user).for_screen(), slug=slug)
    if request.method == "POST":
        try:
            cancel_class(cohort=cohort, by=request.user.pk or 0, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, f"「{cohort.name}」を中止にしました。下の全員に電話で知らせてください。")
        return redirect("office:cohort", slug=slug)
    people = enrolments_of(cohort).active().count()
    return render(request, "attendance/office/cancel_cohort.html", {"cohort": cohort, "people": people})
