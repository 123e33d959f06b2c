import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from attendance.forms.press import as_uuid
from attendance.reports.closing_levels import ClosingSheet, closing_levels_of
from attendance.reports.history import done_by
from attendance.views.classroom.scope import of_lesson
from courses.models import Session

LEVELS = range(4)


@require_safe
@of_lesson
def checkpoints(request: HttpRequest, session: Session) -> HttpResponse:
    """終わりの確認: by person (`by=person`), or by checkpoint; `show` is the one that is open."""
    sheet = closing_levels_of(session)
    by = "checkpoint" if request.GET.get("by") == "checkpoint" else "person"
    did = as_uuid(request.GET.get("did"))
    context = {
        "session": session,
        "sheet": sheet,
        "by": by,
        "levels": LEVELS,
        "form_id": uuid.uuid4(),
        "done": done_by(did, [person.pk for person in sheet.people]) if did else None,
        **_shown(sheet, by, request.GET.get("show", "")),
    }
    return render(request, "attendance/classroom/checkpoints.html", context)


def _shown(sheet: ClosingSheet, by: str, show: str) -> dict[str, Any]:
    """What is open, what comes before and after it, and its rows."""
    things: list[Any] = list(sheet.checkpoints if by == "checkpoint" else sheet.people)
    at = next((index for index, thing in enumerate(things) if str(thing.pk) == show), 0)
    if not things:
        return {"shown": None, "rows": [], "before": None, "after": None}
    rows = sheet.of_checkpoint(things[at]) if by == "checkpoint" else sheet.of_person(things[at])
    return {
        "shown": things[at],
        "rows": rows,
        "before": things[at - 1] if at else None,
        "after": things[at + 1] if at + 1 < len(things) else None,
    }
