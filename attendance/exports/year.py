"""A municipality's year: a row for everybody ever taken into one of its classes, for other software and for the archive.
Numbers are numbers; nobody looked, or nothing was due yet, is an empty cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from attendance.exports import definitions
from attendance.exports.roster_columns import KEY_HEADING
from attendance.exports.tables import Export, Row, Table
from attendance.exports.written import as_of, today_in_name
from attendance.figures.between import KEPT, STUDY
from attendance.figures.people import ATTENDANCE, COMPLETION, HAS_TEXT
from attendance.models import Enrolment
from attendance.reports.progress import Progress
from attendance.reports.year_people import Taught, year_people
from attendance.words import Level
from courses.models import Cohort
from materials.models import Checkpoint

_FIGURES = (ATTENDANCE, COMPLETION, STUDY, KEPT, HAS_TEXT)
"""What is counted of these columns, and how."""
_STATES = "クラスに入れた人の全員。空き待ちの人、取りやめた人、中止になったクラスの人、消した人(名前なし)もふくむ"
_SEEN = "終わりは、その回の終わりの段階。つぎは、つぎの回のはじめ(最後の回は30日後)の段階。いまは、いちばん新しい確認"


@dataclass(frozen=True)
class YearFile:
    """`cohorts` in the order of the rows; `people` how many rows there will be."""

    whose: str
    year: str
    at: datetime
    cohorts: Sequence[Cohort]
    taught: Taught
    people: int
    with_telephones: bool


def as_export(file: YearFile) -> Export:
    about = f"{file.whose} {file.year} 受講の一覧({len(file.cohorts)}クラス)。{as_of(file.at)}"
    people = Table("受講の一覧", _headings(file), _rows(file), is_long=True)
    levels = "、".join(f"{level.value} {level.label}" for level in Level if level != Level.NONE)
    words = (
        ("行", _STATES), ("自習(日)", "その回からつぎの回の前の日までに、自習の記録がある日の数。まだ始まっていなければ空"),
        ("段階", f"{levels}。見ていなければ空。{_SEEN}"), ("この表", about),
    )  # fmt: skip
    name = f"受講の一覧_{file.whose}_{file.year}_{today_in_name(file.at)}"
    return Export(name, about, file.people, [people, definitions.of_figures(_FIGURES, *words)])


def _headings(file: YearFile) -> Sequence[str]:
    taught = file.taught
    return (
        "団体コード", "市町", "年度", "クラス", "クラスの中止", "番号", KEY_HEADING, "名前", "フリガナ",
        *(("電話番号", "電話番号(2つ目)") if file.with_telephones else ()),
        "状態", "取りやめたわけ", "当日参加", *(f"第{position}回" for position in taught.positions), "修了", "教材",
        *(f"自習 第{position}回のあと(日)" for position in taught.positions),
        *(f"{_code(checkpoint, taught)} {when}" for checkpoint in taught.checkpoints for when in ("終わり", "つぎ", "いま")),
    )  # fmt: skip


def _code(checkpoint: Checkpoint, taught: Taught) -> str:
    """Two curricula may use the same codes."""
    names = {curriculum.pk: curriculum.name for curriculum in taught.curricula}
    return f"{names[checkpoint.step.curriculum_id]} {checkpoint.code}" if len(names) > 1 else checkpoint.code


def _rows(file: YearFile) -> Iterator[Row]:
    for progress in year_people(file.cohorts, file.at):
        for person in progress.people:
            yield (*_who(file, progress.cohort, person.enrolment), *_seen(file, person))


def _who(file: YearFile, cohort: Cohort, enrolment: Enrolment) -> Row:
    learner = enrolment.learner
    return (
        cohort.municipality_id,
        cohort.municipality.name,
        file.year,
        cohort.name,
        "中止" if cohort.is_cancelled else None,
        enrolment.number,
        f"{cohort.slug}-{enrolment.number}",
        str(learner),
        learner.kana,
        *((learner.telephone, learner.telephone_second) if file.with_telephones else ()),
        enrolment.get_state_display(),
        enrolment.leaving_word if enrolment.state == Enrolment.State.WITHDRAWN else None,
        "当日参加" if enrolment.walk_in else None,
    )


def _seen(file: YearFile, person: Progress) -> Row:
    """Of who is not enrolled only what was seen: they missed nothing, and nobody expected anything of them."""
    is_enrolled = person.enrolment.state == Enrolment.State.ENROLLED
    steps = {step.step.position: step.word for step in person.steps if is_enrolled or step.mark}
    today = timezone.localdate(file.at)
    begun = [each for each in person.intervals if each.interval.starts <= today]
    studied = {each.interval.after.position: each.days for each in begun if is_enrolled or each.days}
    levels = {row.checkpoint.pk: (row.closing, row.later, row.latest) for row in person.checkpoints}
    nothing = ("", "", "")
    return (
        *(steps.get(position) for position in file.taught.positions),
        "修了" if is_enrolled and person.completion.holds else None,
        "渡した" if person.has_text else "まだ",
        *(studied.get(position) for position in file.taught.positions),
        *(_level(value) for checkpoint in file.taught.checkpoints for value in levels.get(checkpoint.pk, nothing)),
    )


def _level(value: str) -> int | None:
    return int(value) if value.isdecimal() else None
