"""The register of one session: who is expected, what stands, what the one who teaches should know at a glance. A constant
number of queries, whatever the size of the class."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from attendance.models import Act, Attendance, Enrolment, Handout, StudyState
from attendance.permissions.learners import enrolments_of
from attendance.reports.actors import names_of_actors
from attendance.words import ATTENDED, Authority, Handed, Mark, Study, Way
from courses.models import Session, Teaching


@dataclass(frozen=True)
class Row:
    enrolment: Enrolment
    attendance: Attendance | None
    """What stands; none when unmarked or taken back."""
    act: Act | None
    """The act that stands, with its way, time and flags. Also what was taken back, since it is the base of the next."""
    by: str
    has_text: bool
    notes: tuple[str, ...]
    is_visitor: bool = False

    @property
    def number(self) -> int:
        return self.enrolment.number

    @property
    def value(self) -> str:
        return self.attendance.value if self.attendance else Mark.NONE

    @property
    def word(self) -> str:
        return Mark(self.value).label

    @property
    def came(self) -> bool:
        return self.value in ATTENDED

    @property
    def base(self) -> str:
        return str(self.act.pk) if self.act else ""

    @property
    def is_disputed(self) -> bool:
        """Two people said different things without seeing each other."""
        return self.act is not None and "concurrent" in self.act.flags.split(",")

    @property
    def when(self) -> str:
        """13:18 on the day itself, else by which way and on which day it was said."""
        if self.act is None:
            return ""
        if self.act.authority == Authority.AUTOMATIC:
            return "自動"
        moment = timezone.localtime(self.act.counted_at)
        if self.act.way == Way.PHONE and moment.date() == self.act.happened_on:
            return f"{moment:%H:%M}"
        return f"{self.act.get_way_display()} {moment.day}日"


@dataclass(frozen=True)
class Register:
    session: Session
    rows: tuple[Row, ...]
    visitors: tuple[Row, ...]
    teachers: int

    @property
    def everybody(self) -> tuple[Row, ...]:
        return self.rows + self.visitors

    @property
    def came(self) -> int:
        return sum(row.came for row in self.everybody)

    @property
    def apologies(self) -> int:
        return sum(row.value == Mark.APOLOGY for row in self.rows)

    @property
    def absent(self) -> int:
        return sum(row.value == Mark.ABSENT for row in self.rows)

    @property
    def unmarked(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.attendance is None)

    @property
    def expected(self) -> int:
        return len(self.everybody) - self.apologies - self.absent

    @property
    def without_text(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.has_text and row.value not in (Mark.APOLOGY, Mark.ABSENT))


def register_of(session: Session) -> Register:
    stands = {row.enrolment_id: row for row in _attendances(session)}
    enrolled = list(enrolments_of(session.cohort).active())
    own = {row.pk for row in enrolled}
    # Who withdrew but was marked here stays on the register: it happened.
    others = [row.enrolment for row in stands.values() if row.enrolment_id not in own and row.value != Mark.NONE]
    enrolled += [row for row in others if row.cohort_id == session.cohort_id]
    visitors = [row for row in others if row.cohort_id != session.cohort_id]
    make = _RowMaker(session, [*enrolled, *visitors], stands)
    return Register(
        session=session,
        rows=tuple(make(row) for row in enrolled),
        visitors=tuple(make(row) for row in sorted(visitors, key=lambda row: row.learner.kana)),
        teachers=Teaching.objects.filter(cohort=session.cohort_id).on(session.day).count(),
    )


def previous_session(session: Session) -> Session | None:
    """The last meeting of the class before this step that was not cancelled."""
    before = session.cohort.sessions.exclude(state=Session.State.CANCELLED).select_related("curriculum_step")
    return before.filter(curriculum_step__position__lt=session.position).order_by("-curriculum_step__position").first()


def _attendances(session: Session) -> Iterable[Attendance]:
    rows = Attendance.objects.filter(session=session, enrolment__learner__erased_at__isnull=True)
    return rows.select_related("enrolment__learner", "enrolment__cohort")


class _RowMaker:
    """Reads what all rows share, then makes one row at a time."""

    def __init__(self, session: Session, people: list[Enrolment], stands: dict[UUID, Attendance]) -> None:
        ids = [row.pk for row in people]
        self.session, self.stands = session, stands
        self.acts = Act.objects.in_bulk([row.act_id for row in stands.values()])
        self.names = names_of_actors(self.acts.values())
        self.texts = set(
            Handout.objects.filter(enrolment__in=ids, value=Handed.YES).values_list("enrolment_id", flat=True)
        )
        self.previous = previous_session(session)
        self.were_there = _were_there(ids, self.previous)
        self.asks = _asks_since(ids, self.previous.day) if self.previous else Counter[UUID]()

    def __call__(self, enrolment: Enrolment) -> Row:
        stands = self.stands.get(enrolment.pk)
        act = self.acts.get(stands.act_id) if stands else None
        return Row(
            enrolment=enrolment,
            attendance=stands if stands and stands.value != Mark.NONE else None,
            act=act,
            by=self.names.get(act.actor, "") if act else "",
            has_text=enrolment.pk in self.texts,
            notes=tuple(self._notes(enrolment)),
            is_visitor=enrolment.cohort_id != self.session.cohort_id,
        )

    def _notes(self, enrolment: Enrolment) -> Iterable[str]:
        if enrolment.cohort_id != self.session.cohort_id:
            yield f"補講 {enrolment.cohort.name}"
        if enrolment.learner.phone_family:
            yield enrolment.learner.get_phone_family_display()
        if self.previous and self.previous.is_closed and enrolment.pk not in self.were_there:
            joined_later = enrolment.created_at > self.previous.ends_at
            yield "はじめて" if joined_later else "前回お休み"
        if self.asks[enrolment.pk]:
            yield f"聞きたい{self.asks[enrolment.pk]}"
        if enrolment.care_note:
            yield "メモあり"


def _were_there(ids: list[UUID], previous: Session | None) -> set[UUID]:
    """At the step before this one, in this class or in another."""
    if previous is None:
        return set()
    same_step = Attendance.objects.filter(enrolment__in=ids, session__curriculum_step=previous.curriculum_step_id)
    return set(same_step.of_who_came().values_list("enrolment_id", flat=True))


def _asks_since(ids: list[UUID], day: date) -> Counter[UUID]:
    """Materials about which 聞きたい was said since that day, per person."""
    studies = StudyState.objects.filter(enrolment__in=ids, happened_on__gte=day).exclude(value=Study.NONE)
    return Counter(row.enrolment_id for row in still_asked(studies.order_by("happened_on", "counted_at")))


def still_asked(studies: Iterable[StudyState]) -> list[StudyState]:
    """By person and material, the earliest first; as in `help_reasons`, only できた cancels a question, もう一度 does not."""
    asked: dict[tuple[UUID, int | None], StudyState] = {}
    for row in studies:
        about = (row.enrolment_id, row.material_id)
        if row.value == Study.ASK:
            asked[about] = row
        elif row.value == Study.DID:
            asked.pop(about, None)
    return list(asked.values())
