"""A municipality's classes of one year, or one of them, as its page of figures and its file show them. Pure reads. Every
number is read by an entry of `attendance.figures`, and what is broken down further keeps that entry's definition."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from attendance.figures import between, meetings, people
from attendance.figures.between import (
    ASKED,
    COVERAGE,
    COVERAGE_BY_CHECKPOINT,
    COVERAGE_BY_STEP,
    HARDEST,
    KEPT,
    KEPT_BY_CHECKPOINT,
    KEPT_BY_STEP,
    LEVELS,
    LEVELS_REACHED,
    STUDY,
    STUDY_BY_WAY,
)
from attendance.figures.catalogue import FIGURES
from attendance.figures.entry import Figure, Shape, Value
from attendance.figures.people import (
    APPLIED,
    ATTENDANCE,
    COMPLETION,
    ENROLLED,
    WITHDRAWN,
    WITHDRAWN_BY_REASON,
    marks_of,
)
from attendance.figures.readings import Reading, added, read_all
from attendance.reports.counting import Counts
from attendance.reports.tallies import Counted, tallies_of
from attendance.reports.term_checkpoints import (
    CurriculumLevels,
    Hard,
    Words,
    hardest_of,
    in_words,
    levels_reached_of,
    parted,
    spoken_of,
)
from attendance.reports.term_materials import Asked, asked_of
from attendance.reports.term_stops import Stop, StopKind, stops_of
from courses.models import Cohort, Session
from courses.models.cohort import CohortQuerySet

_BY_CHECKPOINT = (KEPT_BY_CHECKPOINT, COVERAGE_BY_CHECKPOINT, LEVELS, LEVELS_REACHED, HARDEST)
_PLACED: Mapping[str, Sequence[Figure]] = {
    "term": (APPLIED, ENROLLED, WITHDRAWN, WITHDRAWN_BY_REASON, COMPLETION, people.LEARNERS, people.ATTENDANCES),
    "meetings": (ATTENDANCE, *meetings.ALL),
    "study": (STUDY, STUDY_BY_WAY, people.HAS_TEXT),
    "kept": (KEPT, COVERAGE, KEPT_BY_STEP, COVERAGE_BY_STEP, between.ECHO, between.DAYS),
    "levels": (LEVELS, LEVELS_REACHED),
    "hard": (HARDEST,),
    "asked": (ASKED,),
}
"""Which section of the page defines what; the rest are defined below the table of all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One number as a table or a file writes it. `row` is which part of the figure it is."""

    figure: Figure
    row: str
    value: Value

    @property
    def is_average(self) -> bool:
        return self.figure.shape is Shape.AVERAGE

    @property
    def average(self) -> float | None:
        return round(self.value.rate, 1) if self.is_average and self.value.rate is not None else None

    @property
    def percent(self) -> int | None:
        return None if self.is_average else self.value.percent

    @property
    def is_of_nobody(self) -> bool:
        """Nothing was counted, which is not 0 %."""
        return self.value.of == 0


@dataclass(frozen=True, slots=True)
class MeetingMarks:
    """How a meeting went, of those enrolled now. `days` is empty when several classes are added."""

    label: str
    day: datetime | None
    came: Value
    marks: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class KeptStep:
    """`value` is kept of looked at, `seen` looked at of what could be kept."""

    label: str
    value: Value
    seen: Value
    curriculum: str = ""
    """Its name where there are several."""

    @property
    def lost(self) -> int:
        return (self.value.of or 0) - self.value.count

    @property
    def unseen(self) -> int:
        return (self.seen.of or 0) - self.seen.count


@dataclass(frozen=True, slots=True)
class Studied:
    """Who did something after a meeting, and by which way: phone, paper, telephone."""

    reached: Value
    ways: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class on its own. In one that was cancelled nobody is counted."""

    cohort: Cohort
    applied: Value
    withdrawn: Value
    enrolled: Value
    attendance: tuple[Value, ...]
    completed: Value
    kept: Value

    def lines(self) -> Iterable[Line]:
        yield from (
            Line(APPLIED, "", self.applied),
            Line(WITHDRAWN, "", self.withdrawn),
            Line(ENROLLED, "", self.enrolled),
        )
        yield from (Line(ATTENDANCE, value.label, value) for value in self.attendance if value.of)
        yield from (Line(COMPLETION, "", self.completed), Line(KEPT, "", self.kept))


@dataclass(frozen=True)
class Term:
    counts: Counts
    readings: Mapping[str, Reading]
    stops: tuple[Stop, ...]
    attendance: tuple[MeetingMarks, ...]
    kept_steps: tuple[KeptStep, ...]
    levels: tuple[CurriculumLevels, ...]
    hardest: tuple[Hard, ...]
    asked: tuple[Asked, ...]
    classes: tuple[ClassLine, ...]
    lines: tuple[Line, ...]

    @property
    def definitions(self) -> Mapping[str, Sequence[Figure]]:
        placed = {figure.id for figures in _PLACED.values() for figure in figures}
        return {**_PLACED, "rest": [figure for figure in FIGURES if figure.id not in placed], "all": FIGURES}

    @property
    def studied(self) -> tuple[Studied, ...]:
        counts = {value.key: value for value in self.readings[STUDY_BY_WAY.id].values}
        return tuple(
            Studied(value, tuple(counts[f"{value.key}/{way}"] for way in ("phone", "paper", "telephone")))
            for value in self.readings[STUDY.id].values
        )

    @property
    def kept_of_all(self) -> KeptStep:
        return KeptStep("計", KEPT.one(self.counts), COVERAGE.one(self.counts))

    @property
    def running(self) -> tuple[ClassLine, ...]:
        return tuple(row for row in self.classes if not row.cohort.is_cancelled)

    @property
    def studies(self) -> tuple[Stop, ...]:
        return tuple(stop for stop in self.stops if stop.kind == StopKind.STUDY and stop.is_begun)

    @property
    def with_withdrawn(self) -> tuple[ClassLine, ...]:
        return tuple(row for row in self.running if row.withdrawn.count)


def term_of(cohorts: CohortQuerySet, at: datetime) -> Term:
    """Five queries beside those of the tallies, however many classes there are."""
    counted = tallies_of(cohorts, at)
    counts = added(counted)
    held = Session.objects.filter(cohort__in=cohorts.running()).select_related("curriculum_step")
    sessions = list(held.order_by("starts_at"))
    spoken, asked = spoken_of(row.cohort for row in counted), asked_of(counts)
    words = spoken.words
    return Term(
        counts=counts,
        readings={reading.figure.id: reading for reading in read_all(counts)},
        stops=stops_of(counts, sessions, at),
        attendance=_attendance(counts, sessions),
        kept_steps=kept_steps(counts, words),
        levels=levels_reached_of(counts, spoken),
        hardest=hardest_of(counts, words, cohorts),
        asked=asked,
        classes=tuple(_class(row, sorted({session.position for session in sessions})) for row in counted),
        lines=tuple(lines_of(counts, {**words, **{row.value.key: row.words for row in asked}})),
    )


def lines_of(counts: Counts, words: Words) -> Iterable[Line]:
    """Every number there is, in the order of the catalogue. Below the attendance what became of the others. `words` are
    the statements of checkpoints, the names of curricula and the titles of materials."""
    for reading in read_all(counts):
        for value in reading.values:
            yield Line(reading.figure, _row(reading.figure, value, words), value)
        if reading.figure is ATTENDANCE:
            for value in reading.values:
                for mark in marks_of(counts, int(value.key)):
                    yield Line(ATTENDANCE, f"{value.label} {mark.label}", mark)


def _row(figure: Figure, value: Value, words: Words) -> str:
    if figure in _BY_CHECKPOINT:
        key = value.key.rpartition("/")[0] if figure is LEVELS_REACHED else value.key
        return f"{in_words(value, words)} {words.get(key, '')}".strip()
    return words.get(value.key, value.label) if figure is ASKED else in_words(value, words)


def kept_steps(counts: Counts, words: Words) -> tuple[KeptStep, ...]:
    pairs = zip(KEPT_BY_STEP.of(counts), COVERAGE_BY_STEP.of(counts), strict=True)
    return tuple(_kept_step(kept, seen, words) for kept, seen in pairs if seen.of)


def _kept_step(kept: Value, seen: Value, words: Words) -> KeptStep:
    curriculum, label = parted(kept, words)
    return KeptStep(label, kept, seen, curriculum)


def _attendance(counts: Counts, sessions: Sequence[Session]) -> tuple[MeetingMarks, ...]:
    found = []
    for value in ATTENDANCE.of(counts):
        starts = [session.starts_at for session in sessions if str(session.position) == value.key]
        marks = {mark.key: mark for mark in marks_of(counts, int(value.key))}
        found.append(MeetingMarks(value.label, starts[0] if len(starts) == 1 else None, value, marks))
    return tuple(found)


def _class(row: Counted, positions: Sequence[int]) -> ClassLine:
    """Every class has a cell for every meeting that any of them has."""
    came = {value.key: value for value in ATTENDANCE.of(row.counts)}
    return ClassLine(
        cohort=row.cohort,
        applied=APPLIED.one(row.counts),
        withdrawn=WITHDRAWN.one(row.counts),
        enrolled=ENROLLED.one(row.counts),
        attendance=tuple(came.get(str(n), Value(0, 0, f"第{n}回", str(n))) for n in positions),
        completed=COMPLETION.one(row.counts),
        kept=KEPT.one(row.counts),
    )
