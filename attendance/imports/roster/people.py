"""One row of a roster as a person, or its faults."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from attendance.care_notes import clean_care_note
from attendance.imports.roster.ages import band_of_age, band_of_words, birth_of
from attendance.imports.roster.cells import Formula, Row, Value, is_blank, text_of
from attendance.imports.roster.headings import Column, Meaning
from attendance.imports.roster.limits import CELL_LENGTH
from attendance.imports.roster.one_name import refuse_what_is_not_one_name
from attendance.imports.roster.phone_words import family_named, is_mark, phone_family_of
from attendance.kana import clean_kana
from attendance.models.learner import AgeBand
from attendance.names import clean_name
from attendance.telephones import Telephone, digits_of, read_telephones
from materials.japanese_dates import era_year
from materials.phone_families import PhoneFamily
from materials.refusal import Refusal

T = TypeVar("T")
Columns = Mapping[Meaning, Sequence[Column]]
"""The columns that are read, by what they mean."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What has to be put right: the row as Excel counts it, the heading as in the file, what is wrong, what to do."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Person:
    """As they would be saved. `number` is what the file says, for the screen only; `mended` says what was put right.
    `key` is our own mark of whose row this is, in a roster that we gave out; `said` are the fields that the file has a
    column for: with a key, an empty cell of those is meant."""

    row: int
    name: str
    kana: str = ""
    telephone: str = ""
    telephone_second: str = ""
    birth_year: int | None = None
    age_band: str = ""
    age_known_on: date | None = None
    phone_family: str = ""
    care_note: str = ""
    number: int | None = None
    key: str = ""
    said: frozenset[str] = frozenset()
    mended: tuple[str, ...] = ()

    @property
    def telephone_digits(self) -> str:
        return digits_of(self.telephone, self.telephone_second)

    @property
    def age_label(self) -> str:
        if self.birth_year is not None:
            return f"{era_year(self.birth_year)}生まれ"
        return str(AgeBand(self.age_band).label) if self.age_band else ""

    @property
    def phone_label(self) -> str:
        return str(PhoneFamily(self.phone_family).label) if self.phone_family else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one row gave. `birth` is used to recognise a repeated row and goes no further."""

    person: Person | None
    birth: date | int | None
    faults: tuple[Fault, ...]
    key: str

    def identity(self) -> tuple[object, ...]:
        if self.person is None:
            return ()
        name, kana = ("".join(text.split()) for text in (self.person.name, self.person.kana))
        return name, kana, self.person.telephone_digits, self.birth


_READINGS = (Meaning.KANA, Meaning.FAMILY_KANA, Meaning.GIVEN_KANA)
_NOTHING_MORE = frozenset({Meaning.NAME, Meaning.FAMILY_NAME, Meaning.GIVEN_NAME, Meaning.NUMBER})
_FIELDS = {
    Meaning.NAME: "name",
    Meaning.FAMILY_NAME: "name",
    Meaning.KANA: "kana",
    Meaning.FAMILY_KANA: "kana",
    Meaning.GIVEN_KANA: "kana",
    Meaning.TELEPHONE: "telephone",
    Meaning.BIRTH: "birth_year",
    Meaning.AGE: "age_band",
    Meaning.AGE_BAND: "age_band",
    Meaning.PHONE_FAMILY: "phone_family",
    Meaning.CARE_NOTE: "care_note",
}


def said_by(columns: Columns) -> frozenset[str]:
    """The fields of a person for which there is a column that is read."""
    said = {field for meaning, field in _FIELDS.items() if meaning in columns}
    return frozenset(said | ({"telephone_second"} if len(columns.get(Meaning.TELEPHONE, ())) > 1 else set()))


class UnfitCell(Refusal):
    code = "unfit_cell"


class RowReader:
    """Reads every column, whatever the others say, so that all faults of a row are shown at once."""

    def __init__(self, row: Row, columns: Columns, today: date) -> None:
        self.row, self.columns, self.today = row, columns, today
        self.faults: list[tuple[int, Fault]] = []

    def read(self) -> Reading:
        key = self._key()
        name, kana, birth, band = self._name(key), self._kana(), self._birth(), self._band()
        telephones = self._telephones()
        first, second, *_ = [telephone.number for telephone in telephones] + ["", ""]
        family = self._phone_family()
        note = self._one(Meaning.CARE_NOTE, lambda value: clean_care_note(text_of(value)), "")
        person = Person(
            row=self.row.number,
            name=name,
            kana=kana,
            telephone=first,
            telephone_second=second,
            birth_year=birth.year if isinstance(birth, date) else birth,
            age_band=band,
            age_known_on=self.today if band else None,
            phone_family=family,
            care_note=note,
            number=self._number(),
            key=key,
            said=said_by(self.columns),
            mended=tuple(f"{one.number}: 先頭の0を補いました。" for one in telephones if one.zero_restored),
        )
        faults = tuple(fault for _, fault in sorted(self.faults, key=lambda one: one[0]))
        return Reading(None if faults else person, birth, faults, key)

    def _name(self, key: str) -> str:
        columns = self._name_columns()
        name = " ".join(self._part(column, clean_name) for column in columns)
        # A name that we gave out was looked at by somebody before.
        if not key and not self.faults:
            self._try(columns[0], lambda _: refuse_what_is_not_one_name(name), None)
        return name

    def _name_columns(self) -> list[Column]:
        whole = self.columns.get(Meaning.NAME, ())
        return list(whole or [*self.columns[Meaning.FAMILY_NAME], *self.columns[Meaning.GIVEN_NAME]])

    def _key(self) -> str:
        return self._one(Meaning.KEY, lambda value: unicodedata.normalize("NFKC", text_of(value)).strip(), "")

    def _kana(self) -> str:
        """May be unknown. But a row with nothing but a text over the names may be no person at all."""
        columns = [column for meaning in _READINGS for column in self.columns.get(meaning, ())]
        if all(is_blank(self.row.at(column.index)) for column in columns) and self._says_more():
            return ""
        return " ".join(self._part(column, _present_kana) for column in columns)

    def _says_more(self) -> bool:
        said = [column for meaning in self.columns if meaning not in _NOTHING_MORE for column in self.columns[meaning]]
        return any(not is_blank(self.row.at(column.index)) for column in said)

    def _part(self, column: Column, clean: Callable[[str], str]) -> str:
        return self._try(column, lambda value: clean(_words(value)), "")

    def _birth(self) -> date | int | None:
        return self._one(Meaning.BIRTH, lambda value: birth_of(value, self.today), None)

    def _band(self) -> str:
        of_age = self._one(Meaning.AGE, band_of_age, "")
        return self._one(Meaning.AGE_BAND, band_of_words, "") or of_age

    def _telephones(self) -> tuple[Telephone, ...]:
        nothing: tuple[Telephone, ...] = ()
        columns = self.columns.get(Meaning.TELEPHONE, ())
        found = [one for column in columns for one in self._try(column, _telephones_of, nothing)]
        different = tuple({digits_of(one.number): one for one in found}.values())
        if len(different) > 2:
            self._fault(columns[-1], "電話番号が3つ以上あります。2つまでにしてください。")
        return different

    def _phone_family(self) -> str:
        """A mark in a column for one family says that family."""
        columns = self.columns.get(Meaning.PHONE_FAMILY, ())
        found = {self._try(column, partial(_family_in, column), "") for column in columns} - {""}
        if len(found) > 1:
            self._fault(columns[-1], "機種が2つ以上あります。1つにしてください。")
        return next(iter(found), "")

    def _number(self) -> int | None:
        for column in self.columns.get(Meaning.NUMBER, ()):
            text = text_of(self.row.at(column.index)).strip()
            if text.isdecimal() and len(text) < 6:
                return int(text)
        return None

    def _one(self, meaning: Meaning, read: Callable[[Value], T], nothing: T) -> T:
        for column in self.columns.get(meaning, ()):
            return self._try(column, read, nothing)
        return nothing

    def _try(self, column: Column, read: Callable[[Value], T], nothing: T) -> T:
        value = self.row.at(column.index)
        try:
            if isinstance(value, Formula):
                raise UnfitCell("数式か、Excelのエラーが入っています。値を文字で入れてください。")
            if isinstance(value, str) and len(value) > CELL_LENGTH:
                raise UnfitCell(f"文字が多すぎます({len(value):,}文字)。短くしてください。")
            return read(value)
        except Refusal as refusal:
            self._fault(column, refusal.sentence)
            return nothing

    def _fault(self, column: Column, message: str) -> None:
        self.faults.append((column.index, Fault(self.row.number, column.title, message)))


def _words(value: Value) -> str:
    if isinstance(value, str) or is_blank(value):
        return text_of(value)
    raise UnfitCell("文字ではなく、数や日付が入っています。文字で入れてください。")


def _present_kana(text: str) -> str:
    if not text.strip():
        raise UnfitCell("フリガナがありません。フリガナを入れてください。")
    return clean_kana(text)


def _family_in(column: Column, value: Value) -> str:
    text = text_of(value)
    return (family_named(column.heading) if is_mark(text) else "") or phone_family_of(text)


def _telephones_of(value: Value) -> tuple[Telephone, ...]:
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return read_telephones(text_of(value))
    if is_blank(value):
        return ()
    raise UnfitCell("電話番号ではなく、日付などが入っています。番号を文字で入れてください。")
