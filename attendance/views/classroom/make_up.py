import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions.add_make_up import add_make_up
from attendance.forms.make_up import FindForm
from attendance.forms.press import PressForm
from attendance.models import Enrolment
from attendance.permissions import learners
from attendance.reports.make_ups import may_make_up
from attendance.views.classroom.scope import OutsideScope, go_to, of_session, press_again
from courses.models import Session


@require_http_methods(["GET", "HEAD", "POST"])
@of_session
def make_up(request: HttpRequest, session: Session) -> HttpResponse:
    """補講の人を 加える: chosen from the classes this user sees, or told by full name and the end of the telephone."""
    find = FindForm(request.POST if "digits" in request.POST else None)
    found: list[Enrolment] | None = None
    if "press" in request.POST:
        return _add(request, session)
    if find.is_bound and find.is_valid():
        found = _find(session, **find.cleaned_data)
    seen = may_make_up(session).filter(pk__in=learners.enrolments_visible_to(request.user).values("pk"))
    context = {"session": session, "find": find, "found": found, "seen": list(seen), "form_id": uuid.uuid4()}
    return render(request, "attendance/classroom/make_up.html", context)


def _add(request: HttpRequest, session: Session) -> HttpResponse:
    form = PressForm(request.POST)
    if not form.is_valid():
        return press_again(request, session)
    enrolment = _candidate(request, session, form)
    done = add_make_up(
        enrolment=enrolment, session=session, by=request.user.pk or 0, at=timezone.now(), act_id=form.pressed.act_id
    )
    return go_to("register", session.pk, did=done.act.pk, at=f"p-{enrolment.pk}")


def _candidate(request: HttpRequest, session: Session, form: PressForm) -> Enrolment:
    """Whom the screen could offer: visible, or told by name and telephone in the same form (sent along, checked again)."""
    pressed = form.pressed.enrolment_id
    visible = (
        learners.enrolments_visible_to(request.user).filter(pk=pressed).select_related("learner", "cohort").first()
    )
    if visible is not None:
        return visible
    told = FindForm({"name": request.POST.get("told_name", ""), "digits": request.POST.get("told_digits", "")})
    for enrolment in _find(session, **told.cleaned_data) if told.is_valid() else []:
        if enrolment.pk == pressed:
            return enrolment
    raise OutsideScope


def _find(session: Session, name: str, digits: str, **_: Any) -> list[Enrolment]:
    plain = "".join(name.split())
    return [
        enrolment
        for enrolment in may_make_up(session)
        if "".join(enrolment.learner.name.split()) == plain
        and any(number.endswith(digits) for number in enrolment.learner.telephone_digits.split())
    ]
