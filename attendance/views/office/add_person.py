import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from attendance.actions.add_person import add_person as add
from attendance.forms.person import NewPersonForm
from attendance.models import Enrolment, Learner
from attendance.permissions.learners import enrolments_of
from attendance.reports.people_like import Likeness, people_like
from courses.models import Cohort
from courses.permissions.cohorts import manageable_by
from courses.views.door import municipality_door
from materials.refusal import Refusal

NEW = "new"
NOBODY = "nobody"
LATEST = 5


@dataclass(frozen=True)
class Offer:
    """Somebody of the municipality who might be meant; `here` is the enrolment in this class, if there is one."""

    likeness: Likeness
    here: Enrolment | None

    @property
    def learner(self) -> Learner:
        return self.likeness.learner

    @property
    def is_enrolled(self) -> bool:
        return self.here is not None and self.here.state == Enrolment.State.ENROLLED


@require_http_methods(["GET", "HEAD", "POST"])
@municipality_door
def add_person(request: HttpRequest, slug: str) -> HttpResponse:
    """By hand, the next one at once. Asks once when somebody like that is known; nobody is merged by itself."""
    cohort = get_object_or_404(manageable_by(request.user).select_related("municipality", "venue"), slug=slug)
    form = NewPersonForm(request.POST or None, initial={"form_id": uuid.uuid4()})
    offers: list[Offer] = []
    if request.method == "POST" and form.is_valid():
        who = form.cleaned_data["who"]
        if who == NOBODY:
            messages.info(request, "だれも入れていません。続けて入れられます。")
            return redirect("office:add_person", slug=cohort.slug)
        offers = _offers(cohort, form)
        chosen = next((offer.learner for offer in offers if str(offer.learner.pk) == who), None)
        if not offers or chosen or who == NEW:
            return _added(request, cohort, form, chosen)
    if not offers:
        form.begin()  # else the question comes first
    context = {
        "form": form,
        "cohort": cohort,
        "known_here": [offer for offer in offers if offer.is_enrolled],
        "offers": [offer for offer in offers if not offer.is_enrolled],
        "asks": bool(offers),
        "latest": enrolments_of(cohort).active().order_by("-created_at", "-number")[:LATEST],
    }
    return render(request, "attendance/office/add_person.html", context)


def _offers(cohort: Cohort, form: NewPersonForm) -> list[Offer]:
    found = people_like(cohort.municipality_id, form.cleaned_data["name"], form.cleaned_data["telephone"])
    here = {enrolment.learner_id: enrolment for enrolment in enrolments_of(cohort)}
    return [Offer(like, here.get(like.learner.pk)) for like in found if like.learner.pk != form.learner_id()]


def _added(request: HttpRequest, cohort: Cohort, form: NewPersonForm, known: Learner | None) -> HttpResponse:
    try:
        enrolment = add(
            cohort=cohort,
            person=form.person(),
            learner_id=form.learner_id(),
            known=known,
            care_note=form.cleaned_data["care_note"],
        )
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("office:cohort", slug=cohort.slug)
    messages.success(request, f"{enrolment.number}番 {enrolment.learner.name}さんを入れました。続けて入れられます。")
    return redirect("office:add_person", slug=cohort.slug)
