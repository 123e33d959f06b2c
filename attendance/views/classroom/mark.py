from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from attendance.actions import mark as action
from attendance.forms.press import PressForm
from attendance.reports.history import history_of_attendance
from attendance.views.classroom.scope import by_press, go_to, of_session, person_of, press_again
from attendance.words import Reason
from courses.models import Session


@of_session
@by_press
def mark(request: HttpRequest, session: Session) -> HttpResponse:
    """One press on the register."""
    form = PressForm(request.POST)
    if not form.is_valid():
        return press_again(request, session)
    pressed = form.pressed
    enrolment = person_of(request.user, session, pressed.enrolment_id)
    standing = history_of_attendance(enrolment, session)[:1]
    before = standing[0].act.value if standing else ""
    done = action.mark(
        enrolment=enrolment,
        session=session,
        value=pressed.value,
        by=request.user.pk or 0,
        at=timezone.now(),
        act_id=pressed.act_id,
        base=pressed.base,
        reason=Reason.MISTAKE if pressed.takes_back else action.reason_of_change(before, pressed.value),
    )
    return go_to("register", session.pk, did=done.act.pk, at=f"p-{enrolment.pk}")
