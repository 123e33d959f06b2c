from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions.change_learner import change_learner
from attendance.forms.person import PersonForm
from attendance.permissions import learners
from attendance.reports.progress import progress_of_one
from courses.views.door import municipality_door


@require_http_methods(["GET", "HEAD", "POST"])
@municipality_door
def learner(request: HttpRequest, learner_id: UUID) -> HttpResponse:
    """One person: what is known, every class with how it stands, the card. Saving the form corrects the person."""
    person = get_object_or_404(learners.manageable_by(request.user).select_related("municipality"), pk=learner_id)
    enrolments = list(person.enrolments.select_related("cohort__municipality", "cohort__venue").order_by("-created_at"))
    latest = enrolments[0] if enrolments else None
    form = PersonForm.of(person, latest, request.POST if request.method == "POST" else None)
    if latest is None:
        del form.fields["care_note"]  # a note is for a class
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data.get("care_note", "")
        change_learner(learner=person, person=form.person(person), enrolment=latest, care_note=note)
        messages.success(request, f"{person.name}さんの内容を直しました。")
        return redirect("office:learner", learner_id=person.pk)
    now = timezone.now()
    context = {
        "learner": person,
        "form": form,
        "latest": latest,
        "card": person.cards.live().first(),
        "stopped": person.cards.exclude(stopped_at=None).order_by("-serial").first(),
        "classes": [progress_of_one(enrolment, now) for enrolment in enrolments],
    }
    return render(request, "attendance/office/learner.html", context)
