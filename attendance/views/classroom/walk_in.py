import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions import walk_in as action
from attendance.forms.walk_in import WalkInForm
from attendance.models import Learner
from attendance.permissions import learners
from attendance.reports.people_like import Likeness, people_like
from attendance.views.classroom.scope import go_to, of_session, people_of
from courses.models import Session

NEW = "new"


@dataclass(frozen=True)
class Offer:
    """Somebody who might be the person at the door. The name is shown only of whom this user sees anyway, or who gave
    both name and telephone number just now; of others only that there is somebody."""

    likeness: Likeness
    may_be_chosen: bool
    is_here: bool


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def walk_in(request: HttpRequest, session: Session) -> HttpResponse:
    """名簿にない人を 加える. Asks once when somebody like that is known; two people may share name or telephone."""
    form = WalkInForm(request.POST or None, initial={"form_id": uuid.uuid4()})
    offers: list[Offer] = []
    if request.method == "POST" and form.is_valid():
        offers = _offers(request, session, form)
        chosen = _chosen(form.cleaned_data["who"], offers)
        if not offers or chosen or form.cleaned_data["who"] == NEW:
            return _add(request, session, form, chosen)
    return render(request, "attendance/classroom/walk_in.html", {"session": session, "form": form, "offers": offers})


def _add(request: HttpRequest, session: Session, form: WalkInForm, chosen: Learner | None) -> HttpResponse:
    said, ids = form.cleaned_data, form.ids()
    added = action.walk_in(
        session=session,
        by=request.user.pk or 0,
        at=timezone.now(),
        learner=chosen,
        name=said["name"],
        kana=said["kana"],
        telephone=said["telephone"],
        phone_family=said["phone_family"],
        learner_id=ids["learner_id"],
        enrolment_id=ids["enrolment_id"],
        act_id=ids["act_id"],
    )
    return go_to("register", session.pk, did=added.marked.act.pk, at=f"p-{added.enrolment.pk}")


def _offers(request: HttpRequest, session: Session, form: WalkInForm) -> list[Offer]:
    own = form.ids()["learner_id"]
    found = people_like(session.cohort.municipality_id, form.cleaned_data["name"], form.cleaned_data["telephone"])
    like = [likeness for likeness in found if likeness.learner.pk != own]
    seen = set(
        learners.visible_to(request.user).filter(pk__in=[o.learner.pk for o in like]).values_list("pk", flat=True)
    )
    here = set(people_of(request.user, session).values_list("learner_id", flat=True))
    return [
        Offer(
            likeness,
            may_be_chosen=likeness.learner.pk in seen or (likeness.same_name and likeness.same_telephone),
            is_here=likeness.learner.pk in here,
        )
        for likeness in like
    ]


def _chosen(who: str, offers: list[Offer]) -> Learner | None:
    """Only somebody who was offered can be chosen."""
    return next((o.likeness.learner for o in offers if o.may_be_chosen and str(o.likeness.learner.pk) == who), None)
