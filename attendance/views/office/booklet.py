from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from courses.permissions.cohorts import can_manage_cohort, known_to
from courses.printing.cohort_booklet import booklet_of
from courses.views.door import classroom_door
from materials.phone_families import WITH_VARIANT
from materials.refusal import Refusal


@require_safe
@classroom_door
def booklet(request: HttpRequest, slug: str) -> HttpResponse:
    """The text as a PDF, in one phone family's words. Nothing is recorded: printing is not handing out."""
    cohort = get_object_or_404(known_to(request.user).for_screen(), slug=slug)
    family = request.GET.get("phone", "")
    family = family if family in WITH_VARIANT else WITH_VARIANT[0]
    try:
        pdf = booklet_of(cohort, family)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        if can_manage_cohort(request.user, cohort):
            return redirect("office:cohort", slug=slug)
        return redirect("classroom:today")
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="booklet-{slug}-{family}.pdf"'},
    )
