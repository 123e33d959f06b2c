"""Everything there is to say about a roster before anybody says yes, for the screen and for `--json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from attendance.actions.import_roster import decision_of
from attendance.imports.roster.delimited import ENCODINGS
from attendance.imports.roster.headings import Column, Meaning
from attendance.imports.roster.people import Fault, Person
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import Unkept, understand
from attendance.reports.known_people import Match, match_people
from courses.models import Cohort


@dataclass(frozen=True, slots=True)
class Preview:
    """`people` are the distinct people who would be saved: those without a fault, a repeated row once."""

    people: tuple[Person, ...]
    matches: tuple[Match, ...]
    faults: tuple[Fault, ...]
    columns: tuple[Column, ...]
    unkept: tuple[Unkept, ...]
    notes: tuple[str, ...]
    encoding: str

    @property
    def new(self) -> int:
        return len(self.people) - self.known

    @property
    def known(self) -> int:
        return sum(match.learner is not None for match in self.matches)

    @property
    def changed(self) -> int:
        return sum(bool(match.changes) for match in self.matches)

    @property
    def encoding_label(self) -> str:
        return ENCODINGS.get(self.encoding, "")

    @property
    def can_be_saved(self) -> bool:
        """All or nothing."""
        return bool(self.people) and not self.faults

    @property
    def decision(self) -> str:
        return decision_of(self.matches)

    def as_json(self) -> dict[str, object]:
        return {
            "people": len(self.people),
            "new": self.new,
            "known": self.known,
            "changed": self.changed,
            "faults": [{"row": one.row, "column": one.column, "message": one.message} for one in self.faults],
        }


def preview_roster(
    *, cohort: Cohort, content: bytes, today: date, chosen: Mapping[int, Meaning] | None = None, encoding: str = ""
) -> Preview:
    """Reads only. Raises `NotARoster` when the file as a whole can't be taken."""
    book = read_roster(content, encoding)
    understood = understand(find_table(book, chosen), today)
    return Preview(
        people=understood.people,
        matches=tuple(match_people(cohort, understood.people)),
        faults=understood.faults,
        columns=understood.columns,
        unkept=understood.unkept,
        notes=understood.notes,
        encoding=book.encoding,
    )
