"""What one person's screen in the classroom lists: every session and every checkpoint with what stands, and its
history."""

from dataclasses import dataclass
from datetime import datetime

from attendance.models import Enrolment
from attendance.reports.history import Entry, PersonHistory
from attendance.words import Level, Mark, Occasion
from courses.models import Session
from materials.models import Checkpoint


@dataclass(frozen=True)
class MarkLine:
    session: Session
    entries: list[Entry]

    @property
    def value(self) -> str:
        return self.entries[0].act.value if self.entries else Mark.NONE


@dataclass(frozen=True)
class LevelCell:
    """`session` is the one in which it can be corrected; none when it was never looked at here."""

    occasion: str
    session: Session | None
    entries: list[Entry]

    @property
    def word(self) -> str:
        return Occasion(self.occasion).label

    @property
    def level(self) -> int | None:
        value = self.entries[0].act.value if self.entries else Level.NONE
        return None if value == Level.NONE else int(value)


@dataclass(frozen=True)
class LevelLine:
    checkpoint: Checkpoint
    cells: tuple[LevelCell, ...]


@dataclass(frozen=True)
class PersonLines:
    marks: tuple[MarkLine, ...]
    levels: tuple[LevelLine, ...]


def person_lines_of(enrolment: Enrolment, history: PersonHistory, sessions: list[Session], at: datetime) -> PersonLines:
    """`sessions` are those the user runs, in order. What no session has come to yet is left out."""
    checkpoints = Checkpoint.objects.filter(step__curriculum=enrolment.cohort.curriculum_id).select_related("step")
    return PersonLines(
        marks=tuple(MarkLine(session, history.marks.get(session.pk, [])) for session in sessions),
        levels=tuple(_line(checkpoint, history, sessions, at) for checkpoint in checkpoints),
    )


def _line(checkpoint: Checkpoint, history: PersonHistory, sessions: list[Session], at: datetime) -> LevelLine:
    meetings = [session for session in sessions if session.state != Session.State.CANCELLED]
    own = next((session for session in meetings if session.curriculum_step_id == checkpoint.step_id), None)
    later = next((session for session in meetings if session.position > checkpoint.step.position), None)
    where = {Occasion.CLOSING: own, Occasion.OPENING: later, Occasion.ECHO: None, Occasion.SELF: None}
    return LevelLine(
        checkpoint,
        tuple(
            LevelCell(occasion, _seen_in(entries, sessions) or session, entries)
            for occasion, session in where.items()
            for entries in [history.levels.get((checkpoint.pk, occasion), [])]
            if (session and session.starts_at <= at) or entries
        ),
    )


def _seen_in(entries: list[Entry], sessions: list[Session]) -> Session | None:
    """The meeting in which it was looked at, so that a correction is about the same day: after a make-up or a cancelled
    meeting it is not the one that the plan says."""
    standing = entries[0].act.session_id if entries else None
    return next((session for session in sessions if session.pk == standing), None)
