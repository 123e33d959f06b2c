import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from attendance.actions.hand_out import hand_out
from attendance.forms.press import ConfirmForm, PressForm
from attendance.reports.register import register_of
from attendance.views.classroom.scope import by_press, go_to, of_session, person_of, press_again
from attendance.words import Handed, Reason
from courses.models import Session


@of_session
@by_press
def handout(request: HttpRequest, session: Session) -> HttpResponse:
    """The text was handed to one person, or to everybody who came and has none."""
    if "everybody" in request.POST:
        return _to_everybody(request, session)
    form = PressForm(request.POST)
    if not form.is_valid() or form.pressed.value not in Handed.values:
        return press_again(request, session)
    pressed = form.pressed
    done = hand_out(
        enrolment=person_of(request.user, session, pressed.enrolment_id),
        value=pressed.value,
        by=request.user.pk or 0,
        at=timezone.now(),
        act_id=pressed.act_id,
        base=pressed.base,
        reason=Reason.MISTAKE if pressed.takes_back else "",
    )
    return go_to("register", session.pk, did=done.act.pk, at="text")


def _to_everybody(request: HttpRequest, session: Session) -> HttpResponse:
    form = ConfirmForm(request.POST)
    people = [row.enrolment for row in register_of(session).without_text if row.came] if form.is_valid() else []
    for enrolment in people:
        act_id = uuid.uuid5(form.cleaned_data["form_id"], f"{enrolment.pk}:yes")
        hand_out(enrolment=enrolment, by=request.user.pk or 0, at=timezone.now(), act_id=act_id)
    messages.success(request, f"教材を {len(people)}人に 渡したと 記録しました。")
    return go_to("register", session.pk, at="text")
