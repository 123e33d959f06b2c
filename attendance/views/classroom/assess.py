from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from attendance.actions import assess as action
from attendance.forms.press import Press, PressForm
from attendance.views.classroom.scope import OutsideScope, by_press, go_to, of_lesson, person_of, press_again
from attendance.words import Occasion, Reason
from courses.models import Session
from materials.models import Checkpoint


@of_lesson
@by_press
def assess(request: HttpRequest, session: Session, occasion: str) -> HttpResponse:
    """One press on a level: at the opening about the step before, at the closing about the session's own."""
    if occasion not in (Occasion.OPENING, Occasion.CLOSING):
        raise OutsideScope
    form = PressForm(request.POST)
    if not form.is_valid():
        return press_again(request, session)
    pressed = form.pressed
    checkpoint = Checkpoint.objects.filter(pk=pressed.checkpoint_id or 0).select_related("step").first()
    if checkpoint is None:
        raise OutsideScope
    done = action.assess(
        enrolment=person_of(request.user, session, pressed.enrolment_id),
        checkpoint=checkpoint,
        occasion=occasion,
        level=pressed.value,
        session=session,
        by=request.user.pk or 0,
        at=timezone.now(),
        act_id=pressed.act_id,
        base=pressed.base,
        reason=Reason.MISTAKE if pressed.takes_back else "",
    )
    return _back(request, session, occasion, pressed, str(done.act.pk))


def _back(request: HttpRequest, session: Session, occasion: str, pressed: Press, did: str) -> HttpResponse:
    if occasion == Occasion.OPENING:
        return go_to("recheck", session.pk, now=pressed.key, did=did, at="now")
    place = f"k-{pressed.key.replace(':', '-')}"
    by = "checkpoint" if request.POST.get("by") == "checkpoint" else "person"
    shown = pressed.checkpoint_id if by == "checkpoint" else pressed.enrolment_id
    return go_to("checkpoints", session.pk, by=by, show=shown, did=did, at=place)
