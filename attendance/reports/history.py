"""What was said about one thing, by whom, when and how: the strongest first, which is the one that stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from attendance.models import Act, Enrolment
from attendance.models.act import ActQuerySet
from attendance.reports.actors import names_of_actors
from attendance.words import VALUES, Authority, Kind
from courses.models import Session
from materials.models import Checkpoint

FLAGS = {
    "late": "回を しめたあと",
    "concurrent": "ほかの人の記録と ちがう",
    "clock_suspect": "端末の時計が ちがう",
    "handover": "ほかの人が 送った",
}


@dataclass(frozen=True)
class Entry:
    act: Act
    stands: bool
    actor: str
    """Who saw it; for a learner's own word who typed it in, if anybody did."""

    @property
    def word(self) -> str:
        return VALUES[self.act.kind](self.act.value).label

    @property
    def way(self) -> str:
        return self.act.get_way_display()

    @property
    def who(self) -> str:
        if self.act.authority == Authority.AUTOMATIC:
            return "自動(回を しめたとき)"
        if self.act.authority == Authority.LEARNER:
            return f"本人({self.actor}が 入力)" if self.actor else "本人"
        return self.actor or "職員・講師"

    @property
    def reason(self) -> str:
        return self.act.get_reason_display() if self.act.reason else ""

    @property
    def flags(self) -> tuple[str, ...]:
        return tuple(FLAGS.get(flag, flag) for flag in self.act.flags.split(",") if flag)


def history_of_attendance(enrolment: Enrolment, session: Session) -> list[Entry]:
    return _entries(Act.objects.of_kind(Kind.MARK).filter(enrolment=enrolment, session=session))


def history_of_level(enrolment: Enrolment, checkpoint: Checkpoint, occasion: str) -> list[Entry]:
    acts = Act.objects.of_kind(Kind.ASSESSMENT)
    return _entries(acts.filter(enrolment=enrolment, checkpoint=checkpoint, occasion=occasion))


@dataclass(frozen=True)
class PersonHistory:
    """Everything staff can correct about one person, grouped by what it is about. Three queries."""

    marks: dict[int, list[Entry]]
    """By session."""
    levels: dict[tuple[int, str], list[Entry]]
    """By checkpoint and occasion."""
    handout: list[Entry]


def history_of_person(enrolment: Enrolment) -> PersonHistory:
    history = PersonHistory({}, {}, [])
    acts = Act.objects.filter(enrolment=enrolment).exclude(kind=Kind.STUDY)
    for entry in _entries(acts.select_related("session__curriculum_step", "checkpoint")):
        _place(history, entry).append(entry)
    return history


def _place(history: PersonHistory, entry: Entry) -> list[Entry]:
    act = entry.act
    if act.kind == Kind.MARK:
        return history.marks.setdefault(act.session_id or 0, [])
    if act.kind == Kind.ASSESSMENT:
        return history.levels.setdefault((act.checkpoint_id or 0, act.occasion), [])
    return history.handout


def _entries(acts: ActQuerySet) -> list[Entry]:
    found = list(acts.strongest_first())
    names = names_of_actors(found)
    seen: set[tuple[object, ...]] = set()
    return [_entry(act, names, seen) for act in found]


def _entry(act: Act, names: dict[int, str], seen: set[tuple[object, ...]]) -> Entry:
    about = (act.kind, act.session_id if act.kind == Kind.MARK else None, act.checkpoint_id, act.occasion)
    stands = about not in seen
    seen.add(about)
    return Entry(act, stands, names.get(act.actor or act.submitted_by, ""))


@dataclass(frozen=True)
class Done:
    """What a press just did, read back from what is stored, and what taking it back would say."""

    entry: Entry
    enrolment: Enrolment
    undo_value: str
    undo_word: str


def done_by(act_id: UUID, about: Iterable[UUID]) -> Done | None:
    """The act with this id, if it is about one of these enrolments and still stands."""
    act = Act.objects.filter(pk=act_id, enrolment__in=list(about)).select_related("enrolment__learner").first()
    if act is None or act.kind == Kind.STUDY:
        return None
    same = Act.objects.filter(kind=act.kind, enrolment=act.enrolment_id, occasion=act.occasion)
    if act.kind == Kind.MARK:
        same = same.filter(session=act.session_id)
    entries = _entries(same.filter(checkpoint=act.checkpoint_id).select_related("checkpoint"))
    if not entries or entries[0].act.pk != act.pk:
        return None
    before = next((entry.act.value for entry in entries if entry.act.pk == act.base), "none")
    return Done(entries[0], act.enrolment, before, VALUES[act.kind](before).label)
