"""The term as a line of stops: applied, enrolled, each meeting with the self-study after it, completed, and what follows.
How many people each has, and whether it is still being counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from attendance.figures.between import STUDY
from attendance.figures.entry import Value
from attendance.figures.people import APPLIED, ATTENDANCE, COMPLETION, ENROLLED, WITHDRAWN
from attendance.reports.card_life import FOLLOW_UP
from attendance.reports.counting import Counts
from courses.models import Session
from materials.japanese_dates import day_short

_CANCELLED, _HELD, _PLANNED = Session.State.CANCELLED, Session.State.HELD, Session.State.PLANNED
_NOTHING = Value(0, 0)
Following = Mapping[int, Session]


class StopKind(StrEnum):
    APPLIED = "applied"
    ENROLLED = "enrolled"
    MEETING = "meeting"
    STUDY = "study"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Stop:
    """`is_begun`: there is something to count. `is_open`: it may still grow. `notes`: two short lines at most."""

    kind: StopKind
    label: str
    value: Value
    notes: tuple[str, ...]
    is_begun: bool = True
    is_open: bool = False


def waiting_in(counts: Counts) -> int:
    """Who applied, has no place, and did not withdraw."""
    return APPLIED.one(counts).count - ENROLLED.one(counts).count - WITHDRAWN.one(counts).count


def stops_of(counts: Counts, sessions: Sequence[Session], at: datetime) -> tuple[Stop, ...]:
    """`sessions` of classes that were not cancelled as a whole. No study follows a meeting that was cancelled: it belongs
    to the meeting before."""
    attended = {value.key: value for value in ATTENDANCE.of(counts)}
    studied = {value.key: value for value in STUDY.of(counts)}
    positions = sorted({session.position for session in sessions})
    with_study = sorted({session.position for session in sessions if session.state != _CANCELLED})
    following = _following(sessions)
    stops = [_applied(counts), _enrolled(counts)]
    for position in positions:
        here = [session for session in sessions if session.position == position]
        stops.append(_meeting(position, here, attended.get(str(position), _NOTHING), at))
        if position in with_study[:-1]:
            value = studied.get(str(position), _NOTHING)
            stops.append(
                _study(f"自習 {with_study.index(position) + 1}", _met(sessions, position), following, value, at)
            )
    stops.append(_completed(counts, sessions))
    if with_study:
        value = studied.get(str(with_study[-1]), _NOTHING)
        stops.append(_study("その後の自習", _met(sessions, with_study[-1]), following, value, at))
    return tuple(stops)


def _applied(counts: Counts) -> Stop:
    waiting, withdrawn = waiting_in(counts), WITHDRAWN.one(counts).count
    words = [f"空き待ち {waiting}人" if waiting else "", f"取りやめ {withdrawn}人" if withdrawn else ""]
    return Stop(StopKind.APPLIED, "申込", APPLIED.one(counts), tuple(filter(None, words)))


def _enrolled(counts: Counts) -> Stop:
    value = ENROLLED.one(counts)
    return Stop(StopKind.ENROLLED, "受講", value, (f"定員 {value.of}人",))


def _meeting(position: int, here: Sequence[Session], value: Value, at: datetime) -> Stop:
    """Of several classes no day is said."""
    held = sum(session.state == _HELD for session in here)
    first = day_short(here[0].day) if len(here) == 1 else f"{len(here)}クラスで" if held == len(here) else ""
    if not first and held:
        first = f"{held}/{len(here)}クラスで"
    second = f"{value.of}人のうち" if value.of else _why_not(here, at)
    notes = tuple(filter(None, (first, second)))
    is_open = any(session.state == _PLANNED for session in here)
    return Stop(StopKind.MEETING, f"第{position}回", value, notes, bool(value.of), is_open)


def _why_not(here: Sequence[Session], at: datetime) -> str:
    """Nothing is counted here yet."""
    if any(session.state == _HELD for session in here):
        return "受講者がいない"
    if all(session.state == _CANCELLED for session in here):
        return "中止"
    return "これから" if any(s.state == _PLANNED and s.ends_at >= at for s in here) else "しめていない"


def _met(sessions: Sequence[Session], position: int) -> list[Session]:
    return [session for session in sessions if session.position == position and session.state != _CANCELLED]


def _study(label: str, here: Sequence[Session], following: Following, value: Value, at: datetime) -> Stop:
    is_open = any(_is_running(session, following.get(session.pk), at) for session in here)
    days = _days(here[0], following.get(here[0].pk)) if len(here) == 1 else ""
    second = "続いています" if is_open and value.of else f"{value.of}人のうち" if value.of else "これから"
    return Stop(StopKind.STUDY, label, value, tuple(filter(None, (days, second))), bool(value.of), is_open)


def _following(sessions: Sequence[Session]) -> Following:
    """The next meeting of the same class, by the one before it. Cancelled ones are passed over."""
    classes: dict[int, list[Session]] = {}
    for session in sorted(sessions, key=lambda session: session.starts_at):
        if session.state != _CANCELLED:
            classes.setdefault(session.cohort_id, []).append(session)
    return {before.pk: after for each in classes.values() for before, after in pairwise(each)}


def _is_running(session: Session, following: Session | None, at: datetime) -> bool:
    until = following.starts_at if following else session.ends_at + FOLLOW_UP
    return session.ends_at <= at < until


def _days(session: Session, following: Session | None) -> str:
    return f"{(following.day - session.day).days}日間" if following else ""


def _completed(counts: Counts, sessions: Sequence[Session]) -> Stop:
    """Of the classes that have come to their end; the others may still grow."""
    value, enrolled = COMPLETION.one(counts), ENROLLED.one(counts).count
    if not value.of:
        return Stop(StopKind.COMPLETED, "修了", _NOTHING, ("最後の回のあと",), False, True)
    if value.of < enrolled:
        return Stop(StopKind.COMPLETED, "修了", value, ("終わったクラス", f"{value.of}人のうち"), True, True)
    return Stop(StopKind.COMPLETED, "修了", value, (f"{value.of}人のうち",))
