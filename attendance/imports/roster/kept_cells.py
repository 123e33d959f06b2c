"""The cells of a large roster as they were read, kept beside its file: looking at a preview again costs no reading."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any

from attendance.imports.roster.cells import Book, Formula, Looks, Row, Sheet, Value

_WRITTEN: dict[str, Callable[[Any], Value]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
    "formula": lambda _: Formula(),
}


def cells_as_bytes(book: Book) -> bytes:
    sheets = [[sheet.name, list(map(_plain_row, sheet.rows)), asdict(sheet.looks)] for sheet in book.sheets]
    kept = [book.kind, book.encoding, sheets, book.active, book.calculated]
    return json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass")


def cells_from_bytes(kept: bytes) -> Book:
    kind, encoding, sheets, active, calculated = json.loads(kept.decode("utf-8", "surrogatepass"))
    read = tuple(Sheet(name, tuple(map(_row, rows)), _looks(looks)) for name, rows, looks in sheets)
    return Book(kind, encoding, read, active, calculated)


def _looks(kept: dict[str, list[Any]]) -> Looks:
    return Looks(**{name: tuple(found) for name, found in kept.items()})


def _plain_row(row: Row) -> list[Any]:
    return [row.number, *map(_plain, row.values)]


def _row(kept: list[Any]) -> Row:
    return Row(kept[0], tuple(_value(value) for value in kept[1:]))


def _plain(value: Value) -> Any:
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    return {"seconds": value.total_seconds()} if isinstance(value, timedelta) else {"formula": True}


def _value(kept: Any) -> Value:
    if not isinstance(kept, dict):
        value: Value = kept
        return value
    ((kind, written),) = kept.items()
    return _WRITTEN[kind](written)
