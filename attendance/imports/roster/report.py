"""Everything there is to say about a roster before anybody says yes, for the screen and for `--json`."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from attendance.actions.import_roster import decision_of
from attendance.imports.roster.cells import Book, text_of
from attendance.imports.roster.encodings import ENCODINGS
from attendance.imports.roster.headings import Column, Meaning
from attendance.imports.roster.options import Options
from attendance.imports.roster.people import Fault, Person
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import Table, find_table
from attendance.imports.roster.understand import Unkept, understand
from attendance.models import Enrolment
from attendance.reports.known_people import Match, match_people, missing_from
from courses.models import Cohort


@dataclass(frozen=True, slots=True)
class Preview:
    """`people` are the distinct people who would be saved: those without a fault, a repeated row once. `missing` are in
    the class and not in the roster."""

    table: Table
    people: tuple[Person, ...]
    matches: tuple[Match, ...]
    faults: tuple[Fault, ...]
    unkept: tuple[Unkept, ...]
    notes: tuple[str, ...]
    encoding: str
    missing: tuple[Enrolment, ...] = field(default=())

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.table.columns

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
    def questions(self) -> list[Match]:
        """Rows that may be somebody known, answered or not: a person decides, never the system."""
        return [match for match in self.matches if match.offers and not match.preset]

    @property
    def open_questions(self) -> int:
        return sum(match.asks for match in self.matches)

    @property
    def class_size(self) -> int:
        """How many would be enrolled, when nobody is withdrawn."""
        rows = [*(match.enrolment for match in self.matches), *self.missing]
        return sum(row is None or row.state == Enrolment.State.ENROLLED for row in rows)

    @property
    def surely_new(self) -> int:
        return self.new - self.open_questions

    @property
    def faulty_rows(self) -> int:
        return len({fault.row for fault in self.faults if fault.row != self.table.heading_row})

    @property
    def may_be_withdrawn(self) -> tuple[Enrolment, ...]:
        """Somebody whose row has a fault is in the roster all the same, so nobody is while there are any."""
        return () if self.faults else self.missing

    @property
    def came_from_us(self) -> bool:
        """Rows carry our key: who is missing was taken out by somebody."""
        return any(person.key for person in self.people)

    @property
    def not_read(self) -> dict[str, list[str]]:
        """Headings of what is read in part or not at all, by the reason."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.unkept:
            found[one.why].append(one.heading)
        return dict(found)

    @property
    def other_sheets(self) -> list[str]:
        return [name for name in self.table.sheets if name != self.table.sheet]

    @property
    def note_columns(self) -> list[str]:
        """Headings of what becomes a care note, which others see too."""
        return [column.heading for column in self.columns if column.meaning is Meaning.CARE_NOTE]

    @property
    def encoding_label(self) -> str:
        return ENCODINGS.get(self.encoding, "")

    @property
    def can_be_saved(self) -> bool:
        """All of it."""
        return bool(self.people) and not self.faults and not self.open_questions

    @property
    def good_rows_can_be_saved(self) -> bool:
        """A fault of the headings makes every row doubtful."""
        of_headings = any(fault.row == self.table.heading_row for fault in self.faults)
        return bool(self.people and self.faults) and not of_headings and not self.open_questions

    @property
    def decision(self) -> str:
        return decision_of(self.matches, self.missing)

    def example(self, column: Column) -> str:
        """What stands in the first filled cell of a column, so that a person sees what it is."""
        texts = (text_of(row.at(column.index)).strip() for row in self.table.rows)
        return next((text[:30] for text in texts if text), "")

    def as_json(self) -> dict[str, object]:
        return {
            "people": len(self.people),
            "new": self.new,
            "known": self.known,
            "changed": self.changed,
            "faults": [{"row": one.row, "column": one.column, "message": one.message} for one in self.faults],
        }


def preview_roster(*, cohort: Cohort, content: bytes, today: date, options: Options | None = None) -> Preview:
    """Reads only. Raises `NotARoster` when the file as a whole can't be taken."""
    options = options or Options()
    return preview_cells(cohort=cohort, book=read_roster(content, options), today=today, options=options)


def preview_cells(
    *, cohort: Cohort, book: Book, today: date, options: Options, answers: Mapping[int, str] | None = None
) -> Preview:
    """`answers` say who a row is: by its number, "new" or the id of somebody known."""
    table = find_table(book, options)
    understood = understand(table, today)
    matches = match_people(cohort, understood.people, answers or {})
    return Preview(
        table=table,
        people=understood.people,
        matches=tuple(matches),
        faults=understood.faults,
        unkept=understood.unkept,
        notes=understood.notes,
        encoding=book.encoding,
        missing=tuple(missing_from(cohort, matches)),
    )


def preview_of_columns(book: Book, options: Options) -> Preview:
    """What stands in the columns, and nobody: a person has to say which one the name is."""
    table = find_table(book, replace(options, to_choose=True))
    return Preview(table=table, people=(), matches=(), faults=(), unkept=(), notes=table.notes, encoding=book.encoding)
