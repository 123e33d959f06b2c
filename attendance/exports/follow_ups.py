"""Whom to speak to: who, why, what to do next, and the telephone, for a desk without the screen."""

from collections.abc import Sequence
from datetime import datetime

from attendance.exports import definitions
from attendance.exports.tables import Export, Row, Table
from attendance.exports.written import as_of, reasons_in_lines, today_in_name
from attendance.reports.office import NEXT_STEPS, FollowUp

HEADINGS = ("名前", "フリガナ", "クラス", "番号", "電話番号", "電話番号(2つ目)", "わけ(新しい順)", "つぎにすること")
_WHY = (
    "お休み、できたことが戻った、「聞きたい」、自習の記録がない。"
    "出席した、できるようになった、自習の返事があったときは消える"
)
_WORDS = (("わけ", _WHY), *((f"つぎにすること({code.label})", sentence) for code, sentence in NEXT_STEPS))


def as_export(whose: str, follow_ups: Sequence[FollowUp], at: datetime) -> Export:
    """`whose` is a municipality or one of its classes."""
    about = f"声をかける人 {whose}。{as_of(at)}"
    tables = [
        Table("声をかける人", HEADINGS, [_row(each) for each in follow_ups]),
        definitions.of_words([*_WORDS, ("この表", about)]),
    ]
    return Export(f"声をかける人_{whose}_{today_in_name(at)}", about, len(follow_ups), tables)


def _row(each: FollowUp) -> Row:
    enrolment = each.person.enrolment
    learner = enrolment.learner
    said = (learner.telephone, learner.telephone_second, reasons_in_lines(each.person.reasons), each.next_step)
    return (learner.name, learner.kana, each.cohort.name, enrolment.number, *said)
