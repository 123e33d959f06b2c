from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from courses.actions.open_cohort import open_cohort as open_it
from courses.forms.cohort import CohortForm
from courses.permissions.cohorts import courses_managed_by
from courses.views.door import municipality_door
from materials.refusal import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@municipality_door
def open_cohort(request: HttpRequest) -> HttpResponse:
    courses = courses_managed_by(request.user)
    form = CohortForm(request.POST or None, courses=courses)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_it(
                course=form.cleaned_data["course"],
                name=form.cleaned_data["name"],
                capacity=form.cleaned_data["capacity"],
                starts=form.starts(),
                minutes=form.cleaned_data["minutes"],
                by=request.user.pk or 0,
            )
        except Refusal as refusal:
            form.add_error("course", refusal.sentence)
        else:
            messages.success(request, f"「{made.name}」を開きました。つぎに名簿を入れてください。")
            return redirect("office:cohort", slug=made.slug)
    return render(request, "attendance/office/open_cohort.html", {"form": form, "has_courses": courses.exists()})
