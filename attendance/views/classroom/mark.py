from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from attendance.actions import mark as action
from attendance.forms.press import Press, PressForm
from attendance.permissions.presses import Pressed, pressed_about, pressed_by
from attendance.views.classroom.scope import by_press, go_to, in_classroom, of_session, person_of, press_again
from attendance.words import Reason
from courses.models import Session


@in_classroom
def mark(request: HttpRequest, session_id: int) -> HttpResponse:
    """One press on the register. Of the own class it takes one question to know whom it is about; else the rows say so."""
    form = PressForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return _nothing_recorded(request, session_id=session_id)
    about = pressed_by(request.user, session_id, form.pressed.enrolment_id)
    return _record(request, about, form.pressed) if about else _of_others(request, session_id=session_id)


@of_session
@by_press
def _nothing_recorded(request: HttpRequest, session: Session) -> HttpResponse:
    return press_again(request, session)


@of_session
def _of_others(request: HttpRequest, session: Session) -> HttpResponse:
    form = PressForm(request.POST)
    form.is_valid()
    enrolment = person_of(request.user, session, form.pressed.enrolment_id)
    return _record(request, pressed_about(enrolment, session), form.pressed)


def _record(request: HttpRequest, about: Pressed, pressed: Press) -> HttpResponse:
    reason = Reason.MISTAKE if pressed.takes_back else action.reason_of_change(about.stands, pressed.value)
    done = action.mark(
        enrolment=about.enrolment,
        session=about.session,
        value=pressed.value,
        by=request.user.pk or 0,
        at=timezone.now(),
        act_id=pressed.act_id,
        base=pressed.base,
        reason=reason,
    )
    return go_to("register", about.session.pk, did=done.act.pk, at=f"p-{about.enrolment.pk}")
