"""The people of a class with their standing, all of them, as the class's screen shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from attendance.exports import definitions
from attendance.exports.roster_columns import KEY_HEADING
from attendance.exports.tables import Export, Row, Table
from attendance.exports.written import as_of, reasons_in_lines, today_in_name
from attendance.models import Enrolment
from attendance.reports.class_levels import levels_reached
from attendance.reports.class_words import how_counted
from attendance.reports.completion import CompletionStanding
from attendance.reports.progress import CohortProgress, Progress
from courses.models import Cohort

_LEVELS = ("ひとりでできる", "見た", "カリキュラムの全部")
_KEPT = ("定着", "つぎの回に見た", "前の回の終わりに2以上")


@dataclass(frozen=True)
class PeopleFile:
    """`progress` is of everybody enrolled; `others` wait or have withdrawn. A column that stays inside is left out."""

    cohort: Cohort
    progress: CohortProgress
    others: Sequence[Enrolment]
    at: datetime
    with_telephones: bool
    with_notes: bool

    @property
    def meetings(self) -> list[str]:
        return [session.label for session in self.progress.sessions]


def as_export(file: PeopleFile) -> Export:
    rows = [_standing(file, person) for person in file.progress.people]
    rows += [_other(file, enrolment) for enrolment in file.others]
    about = f"{file.cohort} {file.cohort.year_label}。{as_of(file.at)}"
    words = (*how_counted(file.cohort), ("この表", about))
    name = f"受講者_{file.cohort.name}_{today_in_name(file.at)}"
    people = Table("受講者", _headings(file), rows)
    return Export(name, about, len(rows), [people, definitions.of_words(words)])


def _headings(file: PeopleFile) -> Sequence[str]:
    return (
        "番号", "名前", "フリガナ", *(("電話番号", "電話番号(2つ目)") if file.with_telephones else ()),
        "状態", "取りやめたわけ", "当日参加", *(("メモ",) if file.with_notes else ()),
        *file.meetings, "教材", *_LEVELS, *_KEPT, "声をかけるわけ", "修了", KEY_HEADING,
    )  # fmt: skip


def _standing(file: PeopleFile, person: Progress) -> Row:
    """Nobody looked is an empty cell, which is not nought."""
    reached, kept = levels_reached(person), person.retention
    return (
        *_person(file, person.enrolment),
        *(step.word for step in person.steps),
        "渡した" if person.has_text else "まだ",
        reached.alone,
        reached.looked_at,
        reached.total,
        kept.kept if kept.looked_at else None,
        kept.looked_at if kept.solid_at_closing else None,
        kept.solid_at_closing or None,
        reasons_in_lines(person.reasons),
        completed(person.completion),
        _key(file, person.enrolment),
    )


def _other(file: PeopleFile, enrolment: Enrolment) -> Row:
    nothing = [None] * (len(file.meetings) + 1 + len(_LEVELS) + len(_KEPT) + 2)
    return (*_person(file, enrolment), *nothing, _key(file, enrolment))


def _person(file: PeopleFile, enrolment: Enrolment) -> Row:
    learner = enrolment.learner
    return (
        enrolment.number,
        learner.name,
        learner.kana,
        *((learner.telephone, learner.telephone_second) if file.with_telephones else ()),
        enrolment.get_state_display(),
        enrolment.leaving_word if enrolment.state == Enrolment.State.WITHDRAWN else None,
        "当日参加" if enrolment.walk_in else None,
        *((enrolment.care_note,) if file.with_notes else ()),
    )


def _key(file: PeopleFile, enrolment: Enrolment) -> str:
    return f"{file.cohort.slug}-{enrolment.number}"


def completed(standing: CompletionStanding) -> str:
    """修了, or what is missing."""
    if standing.holds:
        return "修了"
    return " ".join([*(["あと少し"] if standing.expected else []), "、".join(standing.missing)])
