"""A form with two rows for each person, the reading above the name, is none that can be read row by row."""

import re
from collections.abc import Iterator, Mapping, Sequence

from attendance.imports.roster.cells import Row, is_blank, text_of
from attendance.imports.roster.headings import Column, Meaning
from attendance.kana import to_katakana

_READING = re.compile(r"[ァ-ヺー・\s]+")
_READINGS = frozenset({Meaning.KANA, Meaning.FAMILY_KANA, Meaning.GIVEN_KANA, Meaning.KEY})


def readings_above_names(rows: Sequence[Row], columns: Mapping[Meaning, Sequence[Column]]) -> dict[int, str]:
    """What to say of each row of such a form. A single such pair may be two people, and so says nothing."""
    names = columns.get(Meaning.NAME, ())
    if not names or columns.keys() & _READINGS:
        return {}
    others = [column.index for of_one in columns.values() for column in of_one if column not in names]
    pairs = list(_pairs(rows, names[0].index, others))
    if len(pairs) < 2 or 2 * len(pairs) < 0.8 * len(rows):
        return {}
    return {number: _sentence(upper) for upper in pairs for number in (upper, upper + 1)}


def _pairs(rows: Sequence[Row], name: int, others: Sequence[int]) -> Iterator[int]:
    """The rows with a reading, and below them a name and nothing more."""
    for upper, lower in zip(rows, rows[1:], strict=False):
        alone = all(is_blank(lower.at(index)) for index in others)
        if lower.number == upper.number + 1 and alone and _is_reading(upper, name) and not _is_reading(lower, name):
            yield upper.number


def _is_reading(row: Row, name: int) -> bool:
    return _READING.fullmatch(to_katakana(text_of(row.at(name)).strip())) is not None


def _sentence(upper: int) -> str:
    return f"{upper}行目と{upper + 1}行目が、フリガナと氏名のようです。「フリガナ」の列を作り、1人を1行にしてください。"
