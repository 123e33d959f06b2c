"""What stands in a spreadsheet, before anybody has understood it. Text is kept exactly; numbers and dates of Excel keep
their type, so that a telephone number that lost its first zero can be told from one that is too short."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that calculates and whose value was not saved with it, or an error of Excel: nobody knows what it shows."""


Value: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | Formula | None


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row's number as Excel shows it, counted from 1. Rows without anything are left out of sheets."""

    number: int
    values: tuple[Value, ...]

    def at(self, index: int) -> Value:
        return self.values[index] if index < len(self.values) else None

    def texts(self) -> list[str]:
        return [text for value in self.values if (text := text_of(value).strip())]


@dataclass(frozen=True, slots=True)
class Looks:
    """What is plain to see in Excel and stands in no cell: rows that are hidden or crossed out, and cells that are merged
    over several rows (C2:C3)."""

    hidden: tuple[int, ...] = ()
    struck: tuple[int, ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: tuple[Row, ...]
    looks: Looks = Looks()


@dataclass(frozen=True, slots=True)
class Book:
    """`kind` is xlsx or csv; `encoding` says in what characters a csv was written, and is empty for xlsx. `active` is the
    sheet that was in front when the file was saved. `calculated` counts the cells that were read by the value which
    Excel last showed."""

    kind: str
    encoding: str
    sheets: tuple[Sheet, ...]
    active: str = ""
    calculated: int = 0


def is_blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def text_of(value: Value) -> str:
    """A cell as text: whole numbers without a point, days as 2022-10-12. A formula has no text."""
    if value is None or isinstance(value, Formula):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
