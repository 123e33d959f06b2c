"""Rows that may hold the headings, and what they name. Over a merged cell the words are one or two rows higher than the
others."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from attendance.imports.roster.cells import Row, Sheet, text_of
from attendance.imports.roster.headings import (
    Column,
    Meaning,
    is_somebody_else,
    meaning_of,
    meaning_under,
    plain_heading,
)
from attendance.imports.roster.limits import FIRST_ROWS

Remembered = Mapping[str, Meaning]
_ROWS_IN_ALL, _FEWEST_ROWS = 400, 6
_HIGHEST = 3
"""Rows of headings."""


@dataclass(frozen=True, slots=True)
class Headings:
    sheet: Sheet
    row: int
    columns: tuple[Column, ...]

    @property
    def known(self) -> int:
        return sum(column.meaning is not Meaning.OTHER for column in self.columns)

    @property
    def names_people(self) -> bool:
        return names_people(self.columns)


def names_people(columns: Sequence[Column]) -> bool:
    meanings = {column.meaning for column in columns}
    return Meaning.NAME in meanings or {Meaning.FAMILY_NAME, Meaning.GIVEN_NAME} <= meanings


def possible_headings(sheets: Sequence[Sheet], remembered: Remembered) -> Iterator[Headings]:
    """In a book of very many sheets, fewer rows of each."""
    rows = max(_FEWEST_ROWS, min(FIRST_ROWS, _ROWS_IN_ALL // len(sheets)))
    for sheet in sheets:
        for position, row in enumerate(sheet.rows[:rows]):
            yield Headings(sheet, row.number, _columns(_stack(sheet.rows, position), remembered))


def headings_of_row(sheet: Sheet, number: int, remembered: Remembered) -> Headings:
    """What stands in that row, known words or not."""
    for position, row in enumerate(sheet.rows):
        if row.number == number:
            return Headings(sheet, number, _columns(_stack(sheet.rows, position), remembered))
    return Headings(sheet, number, ())


def _stack(rows: Sequence[Row], position: int) -> list[list[str]]:
    """The words of the row, and of the rows right above it while they are headings too."""
    stack = [_words(rows[position])]
    for above in range(position - 1, max(position - _HIGHEST, -1), -1):
        words = _words(rows[above])
        if rows[above].number != rows[above + 1].number - 1 or not _are_headings(words):
            break
        stack.append(words)
    return stack


def _words(row: Row) -> list[str]:
    return [text_of(value).strip() for value in row.values]


def _are_headings(words: Sequence[str]) -> bool:
    """A title above the table has no known words; a line that says who is in charge has a number in it."""
    if any(re.search(r"\d{3}", unicodedata.normalize("NFKC", word[:60])) for word in words):
        return False
    known = any(meaning_of(word) is not Meaning.OTHER for word in words)
    return known or (not words[0] and any(map(is_somebody_else, words)))


def _columns(stack: Sequence[Sequence[str]], remembered: Remembered) -> tuple[Column, ...]:
    width = max(map(len, stack))
    return tuple(_column(index, stack, remembered) for index in range(width))


def _column(index: int, stack: Sequence[Sequence[str]], remembered: Remembered) -> Column:
    words = [_at(row, index) for row in stack]
    level = next((level for level, word in enumerate(words) if word), 0)
    heading = words[level]
    above = next(filter(None, (_reaching(row, index) for row in stack[level + 1 :])), "") if heading else ""
    alone = meaning_of(heading)
    meaning = remembered.get(plain_heading(heading)) or alone
    together = meaning_under(heading, above) if above else alone
    if together is not alone:
        heading = f"{above} {heading}"
        meaning = remembered.get(plain_heading(heading)) or together
    return Column(index, heading, meaning)


def _at(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""


def _reaching(row: Sequence[str], index: int) -> str:
    """A merged heading has its words in its first cell."""
    return next((word for word in reversed(row[: index + 1]) if word), "")
