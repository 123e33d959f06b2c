from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions.teach_class import teach_class
from courses.forms.staff import TeachingForm
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from courses.views.office.account import giver_of
from materials.refusal import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@municipality_door
def teachings(request: HttpRequest, slug: str) -> HttpResponse:
    """Who teaches this class, from when until when: whoever is named here sees its people."""
    cohort = get_object_or_404(manageable_by(request.user).select_related("municipality", "venue"), slug=slug)
    by = giver_of(request)
    form = TeachingForm(request.POST or None, giver=by, cohort=cohort)
    if request.method == "POST" and form.is_valid():
        try:
            row = teach_class(cohort=cohort, by=by, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("user", refusal.sentence)
        else:
            messages.success(request, f"{row.user}さんを このクラスの {row.get_part_display()}に しました。")
            return redirect("office:teachings", slug=slug)
    rows = cohort.teachings.select_related("user").order_by("-until", "pk")
    context = {"cohort": cohort, "form": form, "teachings": rows, "today": timezone.localdate()}
    return render(request, "attendance/office/teachings.html", context)
