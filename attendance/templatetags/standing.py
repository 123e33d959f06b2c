"""How standings are written: which chip, which words. Numbers come from `attendance.reports`, shapes from the look."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from attendance.models import Enrolment
from attendance.reports.class_levels import LevelCount, levels_reached
from attendance.reports.class_sessions import Meeting, MeetingState
from attendance.reports.progress import Progress
from attendance.reports.retention import Retention
from attendance.reports.steps import StepStanding, StepState
from attendance.words import Way
from courses.models import Session
from materials.japanese_dates import clock_range

register = template.Library()

_STEP_CHIPS = {
    StepState.MADE_UP: "made_up",
    StepState.MISSED: "absent",
    StepState.OPEN: "none",
    StepState.AHEAD: "planned",
    StepState.NOT_TAKEN: "warning",
    StepState.CANCELLED: "cancelled",
}
_STEP_WORDS = {StepState.OPEN: "まだ", StepState.NOT_TAKEN: "記録なし"}
_MEETING_CHIPS = {
    MeetingState.HELD: "done",
    MeetingState.CANCELLED: "cancelled",
    MeetingState.AHEAD: "planned",
    MeetingState.NOT_CLOSED: "draft",
    MeetingState.NOT_TAKEN: "warning",
}
_BAR = 398
"""Width of the bar of what was kept, in the units of its drawing."""


@register.filter
def step_chip(step: StepStanding) -> str:
    """The code of the chip: how somebody came, or why not."""
    if step.state == StepState.ATTENDED:
        return step.mark
    if step.is_told:
        return "apology"
    return _STEP_CHIPS[step.state]


@register.filter
def step_word(step: StepStanding) -> str:
    """Empty where the chip's usual word says it."""
    return "" if step_chip(step) == "apology" else _STEP_WORDS.get(step.state, "")


@register.filter
def meeting_chip(meeting: Meeting) -> str:
    return _MEETING_CHIPS[meeting.state]


@register.filter
def hours(session: Session) -> SafeString:
    """午後1時30分から3時まで"""
    written = clock_range(session.local_start.time(), session.local_end.time())
    return format_html('<span class="keep">{}</span>', written)


@register.filter
def levels(person: Progress) -> LevelCount:
    return levels_reached(person)


@register.filter
def percent(share: float | None) -> str:
    """Half goes up, as people round. None is nobody looked at, and never nought."""
    return "—" if share is None else f"{int(share * 100 + 0.5)}%"


@register.filter
def not_looked_at(retention: Retention) -> int:
    """Could have been kept, and nobody looked."""
    return retention.solid_at_closing - retention.looked_at


@register.filter
def ways(counted: Mapping[str, int]) -> str:
    """スマホ 3、紙 1"""
    return "、".join(f"{Way(way).label} {count}" for way, count in sorted(counted.items()))


@register.filter
def state_chip(enrolment: Enrolment) -> str:
    chips = {Enrolment.State.ENROLLED: "done", Enrolment.State.WAITING: "none", Enrolment.State.WITHDRAWN: "cancelled"}
    return chips[Enrolment.State(enrolment.state)]


@register.inclusion_tag("attendance/office/_kept_bar.html")
def kept_bar(retention: Retention) -> dict[str, object]:
    """Kept, lost and not looked at, of all pairs that were done alone at the closing."""
    unit = _BAR / max(retention.solid_at_closing, 1)
    parts = {"kept": retention.kept, "lost": retention.lost, "unseen": not_looked_at(retention)}
    x = 1.0
    bars = {}
    for name, count in parts.items():
        bars[name] = {
            "count": count,
            "x": round(x, 1),
            "width": round(unit * count, 1),
            "middle": round(x + unit * count / 2, 1),
        }
        x += unit * count
    return {"retention": retention, **bars, "looked_until": round(1 + unit * retention.looked_at, 1)}
