"""The end of a material page: three answers, or what stands today, and the telephone. Spliced into pages that are kept
whole, so everything that knows who asks, and the token, is here."""

import uuid

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from attendance.reports.contact import NOBODY, Contact
from attendance.reports.study import answers_about
from attendance.views.learner.holder import Holder, holder_of
from attendance.words import Study

# value, shape, what happens next: with a card, and without.
ANSWERS = (
    (Study.DID, "done", "スタンプが たまります", "何人 できたかを 数えます"),
    (Study.AGAIN, "again", "あした また お見せします", "教材を わかりやすく する 手がかりに します"),
    (Study.ASK, "ask", "講師に つたわります", "聞きたい人が いることを 講師に つたえます"),
)


def strip_for(request: HttpRequest, material_id: int, digits: str, contact: tuple[str, str, str] = NOBODY) -> str:
    """HTML. Three queries with a card, none without. `contact` (telephone, hours, name) is for those without a card; the
    holder of one gets the own venue or municipality."""
    holder = holder_of(request, material_id)
    if holder is not None and holder.enrolment is not None:
        context = _of_holder(holder, material_id)
        contact = holder.contact
    else:
        context = _of_anybody(request.GET.get("done", ""))
    context |= {"digits": digits, "form_id": uuid.uuid4(), "contact": Contact(*contact)}
    context |= {"step": request.GET.get("step", "")[:3], "told": "told" in request.GET}
    return render_to_string("attendance/learner/_strip.html", context, request)


def _of_holder(holder: Holder, material_id: int) -> dict[str, object]:
    today = timezone.localdate()
    answers = answers_about(holder.enrolment, material_id) if holder.enrolment else []
    standing = next((answer for answer in answers if answer.on == today), None)
    return {
        "holder": holder,
        "may_write": holder.may_write(today),
        "standing": standing,
        "earlier": next((answer for answer in answers if answer.on < today and answer.value == Study.DID), None),
        "answers": [
            (value, value.label, shape, words)
            for value, shape, words, _ in ANSWERS
            if standing is None or value != standing.value
        ],
    }


def _of_anybody(done: str) -> dict[str, object]:
    thanks = Study(done).label if done in (Study.DID, Study.AGAIN, Study.ASK) else ""
    return {
        "may_write": True,
        "thanks": thanks,
        "answers": [] if thanks else [(value, value.label, shape, words) for value, shape, _, words in ANSWERS],
    }
