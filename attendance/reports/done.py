"""What one person did, the latest first: sessions and practice, by any way."""

from dataclasses import dataclass
from datetime import date

from attendance.models import Enrolment
from attendance.reports.progress import progress_of_one
from attendance.reports.steps import DONE
from attendance.reports.study import Answer, answers_of


@dataclass(frozen=True)
class Deed:
    on: date
    session: str = ""
    """第1回, for a session that was attended or made up."""
    answer: Answer | None = None


def done_by(enrolment: Enrolment) -> list[Deed]:
    steps = progress_of_one(enrolment).steps
    sessions = [Deed(step.on, session=step.label) for step in steps if step.state in DONE and step.on]
    practice = [Deed(answer.on, answer=answer) for answer in answers_of(enrolment)]
    return sorted([*sessions, *practice], key=lambda deed: deed.on, reverse=True)
