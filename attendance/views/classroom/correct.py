import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from attendance.actions.assess import assess
from attendance.actions.mark import mark
from attendance.forms.correct import LEVELS, MARKS, CorrectForm
from attendance.models import Enrolment
from attendance.reports.history import Entry, history_of_attendance, history_of_level
from attendance.views.classroom.person import known_enrolment, sessions_of
from attendance.views.classroom.scope import OutsideScope, go_to, in_classroom
from attendance.words import Occasion
from courses.models import Session
from materials.models import Checkpoint


@dataclass(frozen=True)
class Subject:
    """What is corrected: a mark at a session, or a level of a checkpoint at an occasion."""

    label: str
    history: list[Entry]
    choices: list[tuple[str, str]]
    session: Session | None
    checkpoint: Checkpoint | None = None
    occasion: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@in_classroom
def correct(request: HttpRequest, enrolment_id: uuid.UUID) -> HttpResponse:
    """直す: a new act with a reason; what stood before stays in the history."""
    enrolment = known_enrolment(request, enrolment_id)
    subject = _subject(request, enrolment)
    standing = subject.history[0].act if subject.history else None
    first = {"form_id": uuid.uuid4(), "base": standing.pk if standing else None, "value": standing and standing.value}
    form = CorrectForm(request.POST or None, choices=subject.choices, initial=first)
    if request.method == "POST" and form.is_valid():
        _record(request, enrolment, subject, form.cleaned_data)
        came_from = {"from": request.GET.get("from", "")}
        return go_to("person", enrolment.pk, at=request.GET.get("back", ""), **came_from)
    context = {"enrolment": enrolment, "subject": subject, "form": form}
    return render(request, "attendance/classroom/correct.html", context)


def _subject(request: HttpRequest, enrolment: Enrolment) -> Subject:
    sessions = {session.pk: session for session in sessions_of(request, enrolment)}
    session = sessions.get(_number(request.GET.get("session")))
    number, occasion = _number(request.GET.get("checkpoint")), request.GET.get("occasion", "")
    if session is not None and not number:
        label = f"{session.label} {session.cohort.name}の 出欠"
        return Subject(label, history_of_attendance(enrolment, session), MARKS, session)
    checkpoint = Checkpoint.objects.filter(pk=number, step__curriculum=enrolment.cohort.curriculum_id)
    found = checkpoint.select_related("step").first()
    if found is None or not _may_be_corrected(occasion, session, enrolment, sessions):
        raise OutsideScope
    label = f"{found.code} {found.short}({Occasion(occasion).label})"
    return Subject(label, history_of_level(enrolment, found, occasion), LEVELS, session, found, occasion)


def _may_be_corrected(
    occasion: str, session: Session | None, enrolment: Enrolment, sessions: dict[int, Session]
) -> bool:
    """What was seen in a session by those who run it; the echo by the own class."""
    if occasion in (Occasion.CLOSING, Occasion.OPENING):
        return session is not None
    return occasion in Occasion.values and any(s.cohort_id == enrolment.cohort_id for s in sessions.values())


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _record(request: HttpRequest, enrolment: Enrolment, subject: Subject, said: dict[str, Any]) -> None:
    shared = {
        "by": request.user.pk or 0,
        "at": timezone.now(),
        "way": said["way"],
        "reason": said["reason"],
        "base": said["base"],
        "act_id": uuid.uuid5(said["form_id"], f"{subject.label}:{said['value']}"),
    }
    if subject.checkpoint is None:
        assert subject.session is not None
        mark(enrolment=enrolment, session=subject.session, value=said["value"], **shared)
        return
    assess(
        enrolment=enrolment,
        checkpoint=subject.checkpoint,
        occasion=subject.occasion,
        level=said["value"],
        session=subject.session,
        **shared,
    )
