import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from attendance.forms.press import as_uuid
from attendance.reports.history import done_by
from attendance.reports.recheck import Recheck, recheck_of
from attendance.reports.register import previous_session
from attendance.views.classroom.scope import of_lesson
from courses.models import Session

LEVELS = range(4)


@require_safe
@of_lesson
def recheck(request: HttpRequest, session: Session) -> HttpResponse:
    """はじめの確認: one person and one checkpoint at a time. `now` says which; else the first not looked at yet."""
    rows = recheck_of(session)
    at = _place(rows, request.GET.get("now", ""))
    now = rows[at] if at is not None else None
    same = [row for row in rows if now and row.checkpoint == now.checkpoint]
    did = as_uuid(request.GET.get("did"))
    context = {
        "session": session,
        "previous": previous_session(session),
        "now": now,
        "before": rows[at - 1] if at else None,
        "after": rows[at + 1] if at is not None and at + 1 < len(rows) else None,
        "looked_at": sum(row.is_looked_at for row in same),
        "of": len(same),
        "is_done": bool(rows) and all(row.is_looked_at for row in rows),
        "done": done_by(did, [now.enrolment.pk]) if did and now else None,
        "levels": LEVELS,
        "form_id": uuid.uuid4(),
    }
    return render(request, "attendance/classroom/recheck.html", context)


def _place(rows: list[Recheck], key: str) -> int | None:
    """Of the one asked for; else of the first that nobody looked at today; else of the first."""
    for index, row in enumerate(rows):
        if row.key == key:
            return index
    return next((index for index, row in enumerate(rows) if not row.is_looked_at), 0 if rows else None)
