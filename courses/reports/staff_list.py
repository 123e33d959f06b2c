"""Accounts as a list shows them: what each does now, later, and did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from courses.models import StaffAssignment, User


@dataclass(frozen=True)
class Work:
    assignment: StaffAssignment
    is_over: bool
    is_ahead: bool


@dataclass(frozen=True)
class StaffLine:
    account: User
    work: tuple[Work, ...]
    """Of what the reader may see; what is over comes last."""

    @property
    def is_over(self) -> bool:
        return all(work.is_over for work in self.work)


def line_of(account: User, today: date) -> StaffLine:
    """`account` holds the assignments that its reader may see, prefetched."""
    work = [Work(row, row.is_over(today), row.starts > today) for row in account.assignments.all()]
    return StaffLine(account, tuple(sorted(work, key=lambda each: each.is_over)))


def lines_of(accounts: Iterable[User], today: date) -> list[StaffLine]:
    return [line_of(account, today) for account in accounts]
