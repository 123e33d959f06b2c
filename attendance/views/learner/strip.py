"""The end of a material page: three answers, or what stands today, and the telephone. Spliced into pages that are kept
whole, so everything that knows who asks, and the token, is here."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone

from attendance.reports.contact import NOBODY, Contact
from attendance.reports.study import Answer, answers_about
from attendance.views.learner.holder import at_material
from attendance.words import Study

# value, shape, what happens next: with a card, and without.
ANSWERS = (
    (Study.DID, "done", "スタンプが たまります", "何人 できたかを 数えます"),
    (Study.AGAIN, "again", "あした また お見せします", "教材を わかりやすく する 手がかりに します"),
    (Study.ASK, "ask", "講師に つたわります", "聞きたい人が いることを 講師に つたえます"),
)
MOST_KEPT = 1000
_TOKEN, _FORM = f"token-{secrets.token_hex(16)}", f"form-{secrets.token_hex(16)}"
"""Stand where every response has its own."""


@dataclass(frozen=True)
class Said:
    """All that a strip says. Equal ones are written once."""

    digits: str
    step: str
    told: bool
    contact: Contact
    writes_until: date | None = None
    """Of a card; none without one."""
    may_write: bool = True
    standing: Answer | None = None
    earlier: Answer | None = None
    thanks: str = ""


def strip_for(request: HttpRequest, material_id: int, digits: str, contact: tuple[str, str, str] = NOBODY) -> str:
    """HTML. Two queries with a card, none without. `contact` (telephone, hours, name) is for those without a card; the
    holder of one gets the own venue or municipality."""
    said = _said(request, material_id, digits, Contact(*contact))
    return _written(said).replace(_TOKEN, get_token(request)).replace(_FORM, str(uuid.uuid4()))


def _said(request: HttpRequest, material_id: int, digits: str, contact: Contact) -> Said:
    step, told = request.GET.get("step", "")[:3], "told" in request.GET
    place = at_material(request, material_id)
    if place is None:
        done = request.GET.get("done", "")
        thanks = Study(done).label if done in (Study.DID, Study.AGAIN, Study.ASK) else ""
        return Said(digits, step, told, contact, thanks=str(thanks))
    today = timezone.localdate()
    answers = answers_about(place.enrolment_id, material_id)
    return Said(
        digits,
        step,
        told,
        place.contact,
        writes_until=place.life.writes_until,
        may_write=place.life.writes(today),
        standing=next((answer for answer in answers if answer.on == today), None),
        earlier=next((answer for answer in answers if answer.on < today and answer.value == Study.DID), None),
    )


@lru_cache(MOST_KEPT)
def _written(said: Said) -> str:
    context = {"said": said, "answers": _answers(said), "form_id": _FORM, "csrf_token": _TOKEN}
    return render_to_string("attendance/learner/_strip.html", context)


def _answers(said: Said) -> list[tuple[str, str, str, str]]:
    """None after thanks; of a card, those that don't stand already."""
    if said.thanks:
        return []
    return [
        (value, value.label, shape, with_card if said.writes_until else without)
        for value, shape, with_card, without in ANSWERS
        if said.standing is None or value != said.standing.value
    ]
