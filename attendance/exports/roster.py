"""The roster of a class as a file to be edited in Excel and taken in again. Nothing changes on the way: what a kind of
file can't write is named before it is written."""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from attendance.exports import sheets
from attendance.exports.roster_columns import KEY_HEADING, arrange
from attendance.kana import clean_kana
from attendance.models import Enrolment, RosterLayout
from attendance.names import clean_name
from attendance.permissions.learners import enrolments_of
from courses.models import Cohort
from materials.refusal import Refusal


@dataclass(frozen=True, slots=True)
class RosterTable:
    """`who` says whose row it is, on the screen only; `notes` what the columns do not say."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    who: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unwritable:
    """Characters of one row, each with what would stand in its place. `row` is the row's number in the file."""

    row: int
    who: str
    characters: tuple[tuple[str, str], ...]


class NotWritable(Refusal):
    code = "not_writable"
    sentence = "この形のファイルには書けない文字があります。"


_FIELDS: Mapping[str, Callable[[Enrolment], str]] = {
    "number": lambda enrolment: str(enrolment.number),
    "name": lambda enrolment: enrolment.learner.name,
    "family_name": lambda enrolment: _part(enrolment.learner.name, 0),
    "given_name": lambda enrolment: _part(enrolment.learner.name, 1),
    "kana": lambda enrolment: enrolment.learner.kana,
    "family_kana": lambda enrolment: _part(enrolment.learner.kana, 0),
    "given_kana": lambda enrolment: _part(enrolment.learner.kana, 1),
    "telephone": lambda enrolment: enrolment.learner.telephone,
    "telephone_second": lambda enrolment: enrolment.learner.telephone_second,
    "birth_year": lambda enrolment: str(enrolment.learner.birth_year or ""),
    "age_band": lambda enrolment: str(enrolment.learner.get_age_band_display()),
    "phone_family": lambda enrolment: str(enrolment.learner.get_phone_family_display()),
    "care_note": lambda enrolment: enrolment.care_note,
    "": lambda enrolment: "",
}


def roster_table(
    cohort: Cohort, layout: RosterLayout, *, with_telephones: bool = True, with_notes: bool = True
) -> RosterTable:
    """Who is in the class or waits for it, by number. A column that stays inside is left out and not emptied: taken in
    again, the roster says nothing about it. `cohort` was got through `courses.permissions.cohorts`."""
    people = list(enrolments_of(cohort).exclude(state=Enrolment.State.WITHDRAWN).filter(learner__erased_at=None))
    hidden = [*([] if with_telephones else ["telephone", "telephone_second"]), *([] if with_notes else ["care_note"])]
    arranged = arrange(
        layout.columns,
        layout.choices,
        filled={field for field, value in _FIELDS.items() if any(value(enrolment) for enrolment in people)},
        hidden=hidden,
        divisible=_divisible(people),
    )
    values = [_FIELDS[column.field] for column in arranged.columns]
    return RosterTable(
        name=cohort.name,
        headings=(*(column.heading for column in arranged.columns), KEY_HEADING),
        rows=tuple((*(value(one) for value in values), f"{cohort.slug}-{one.number}") for one in people),
        who=tuple(f"{one.number}番 {one.learner.name}" for one in people),
        notes=arranged.notes,
    )


def as_xlsx(table: RosterTable) -> bytes:
    book = sheets.new_book(table.name)
    sheet = book.active
    sheets.put_headings(sheet, table.headings)
    for number, row in enumerate(table.rows, start=2):
        for index, text in enumerate(row, start=1):
            sheets.put_text(sheet.cell(number, index), text)
    sheets.set_widths(sheet, list(zip(table.headings, *table.rows, strict=True)))
    sheets.set_up_print(sheet)
    return sheets.as_bytes(book)


def as_csv(table: RosterTable, encoding: str, *, replace: bool = False) -> bytes:
    """Raises `NotWritable` unless every character can be written and read again, or somebody said `replace`."""
    if not replace and unwritable(table, encoding):
        raise NotWritable
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in (table.headings, *table.rows):
        writer.writerow([sheets.neutral("".join(_instead(piece, encoding) for piece in _pieces(text))) for text in row])
    return written.getvalue().encode(encoding)


def unwritable(table: RosterTable, encoding: str) -> list[Unwritable]:
    """What would be lost in that encoding or come back as something else (CP932 has one wave dash for two)."""
    found = []
    who = ("見出し", *table.who)
    for number, row in enumerate((table.headings, *table.rows), start=1):
        pieces = dict.fromkeys(piece for text in row for piece in _pieces(text))
        characters = [(piece, _instead(piece, encoding)) for piece in pieces]
        lost = tuple(one for one in characters if one[0] != one[1])
        if lost:
            found.append(Unwritable(number, who[number - 1], lost))
    return found


def _instead(piece: str, encoding: str) -> str:
    try:
        return piece.encode(encoding).decode(encoding)
    except UnicodeEncodeError:
        return sheets.LOST


def _pieces(text: str) -> Iterator[str]:
    """Characters, each with the marks that belong to it: 葛 with its variation selector is one."""
    piece = ""
    for character in text:
        if piece and not unicodedata.category(character).startswith("M"):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _divisible(people: Sequence[Enrolment]) -> list[str]:
    """Of name and reading, what everybody's can be divided at its one space and put together again."""
    names = all(_is_two_parts(one.learner.name, clean_name) for one in people)
    readings = all(not one.learner.kana or _is_two_parts(one.learner.kana, clean_kana) for one in people)
    return [*(["name"] if names else []), *(["kana"] if readings else [])]


def _is_two_parts(text: str, clean: Callable[[str], str]) -> bool:
    parts = text.split(" ")
    try:
        return len(parts) == 2 and all(part and clean(part) == part for part in parts)
    except Refusal:
        return False


def _part(text: str, index: int) -> str:
    parts = text.split(" ")
    return parts[index] if index < len(parts) else ""
