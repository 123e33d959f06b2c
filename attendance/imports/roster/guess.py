"""What the columns of a list without headings mean, told by what stands in them. A person sees it and can change it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from attendance.imports.roster.ages import band_of_words
from attendance.imports.roster.cells import Formula, Value, is_blank, text_of
from attendance.imports.roster.heading_rows import Headings
from attendance.imports.roster.headings import Column, Meaning, column_name
from attendance.imports.roster.phone_words import phone_family_of
from attendance.kana import clean_kana, to_katakana
from attendance.names import clean_name
from attendance.telephones import read_telephones
from materials.japanese_dates import parse_year_or_day
from materials.refusal import Refusal

_ROWS = 200
_MOST = 0.8
"""Of the cells of a column."""
_LONGEST = 100
_SEXES = frozenset({"男", "女", "男性", "女性", "M", "F"})
_ADDRESS = re.compile(r"\d|[県市郡町村]|丁目|番地|公民館|会館|@")
_NO_NAME = re.compile(r"[。、,!?\d:/]|[あり有無]り?$|なし|希望|送迎|参加|待ち|遠い|です|ます|こと|ため|済")
_FAMILY_LENGTH, _GIVEN_LENGTH = 2.7, 3.5
"""On average at most: 青野, スミ子. A whole name without a space has more."""
_Reads = Callable[[Value], object]


def guess_columns(found: Headings) -> Headings:
    """Where some headings are known, only the name is looked for among the other columns."""
    rows = [row for row in found.sheet.rows if row.number > found.row][:_ROWS]
    width = max([len(row.values) for row in rows] + [len(found.columns)], default=0)
    columns = [_at(found, index) for index in range(width)]
    cells = [[row.at(index) for row in rows if not is_blank(row.at(index))] for index in range(width)]
    if not found.known:
        columns = [replace(one, meaning=_meaning(cells[one.index])) for one in columns]
    return replace(found, columns=tuple(_with_names(columns, cells)))


def _at(found: Headings, index: int) -> Column:
    known = {column.index: column for column in found.columns}
    return known.get(index) or Column(index, "" if found.row else column_name(index), Meaning.OTHER)


def _meaning(cells: Sequence[Value]) -> Meaning:
    for meaning, reads in _TESTS:
        if cells and sum(_is_read(reads, value) for value in cells) >= _MOST * len(cells):
            return meaning
    return Meaning.OTHER


def _is_read(reads: _Reads, value: Value) -> bool:
    try:
        return not isinstance(value, Formula) and len(text_of(value)) < _LONGEST and bool(reads(value))
    except Refusal:
        return False


def _is_day(value: Value) -> bool:
    if isinstance(value, (date, datetime)):
        return value.year < 2010
    born = parse_year_or_day(text_of(value))
    return isinstance(born, date) and born.year < 2010 or (isinstance(born, int) and 1900 < born < 2010)


def _is_age(value: Value) -> bool:
    number = re.fullmatch(r"満?(\d{2,3})[歳才]?", unicodedata.normalize("NFKC", text_of(value)).strip())
    return number is not None and 40 <= int(number[1]) <= 110


def _is_band(value: Value) -> bool:
    return not re.fullmatch(r"\d+", text_of(value)) and not _is_age(value) and bool(band_of_words(value))


def _is_short_number(value: Value) -> bool:
    return re.fullmatch(r"\d{1,4}", unicodedata.normalize("NFKC", text_of(value)).strip()) is not None


def _is_reading(value: Value) -> bool:
    return bool(clean_kana(text_of(value))) and not _phone_words(value)


def _phone_words(value: Value) -> str:
    try:
        return phone_family_of(text_of(value))
    except Refusal:
        return ""


_TESTS: tuple[tuple[Meaning, _Reads], ...] = (
    (Meaning.TELEPHONE, lambda value: not _is_day(value) and read_telephones(text_of(value))),
    (Meaning.BIRTH, _is_day),
    (Meaning.AGE_BAND, _is_band),
    (Meaning.AGE, _is_age),
    (Meaning.NUMBER, _is_short_number),
    (Meaning.SEX, lambda value: text_of(value).strip().upper() in _SEXES),
    (Meaning.PHONE_FAMILY, _phone_words),
    (Meaning.KANA, _is_reading),
)


def _with_names(columns: Sequence[Column], cells: Sequence[Sequence[Value]]) -> list[Column]:
    """The first column of names, or two beside each other; where there is none, readings are what people are called."""
    named = list(columns)
    free = [c.index for c in columns if c.meaning is Meaning.OTHER and _are_names(cells[c.index])]
    readings = [c.index for c in columns if c.meaning is Meaning.KANA]
    first = next(iter(free or readings), None)
    if first is None:
        return named
    second = first + 1
    parts = second in [*free, *readings] and _are_parts(cells[first], cells[second])
    _mean(named, first, Meaning.FAMILY_NAME if parts else Meaning.NAME)
    if parts:
        _mean(named, second, Meaning.GIVEN_NAME)
    _tell_readings(named, [index for index in readings if index not in (first, second if parts else first)])
    return named


def _tell_readings(named: list[Column], readings: Sequence[int]) -> None:
    if len(readings) == 2 and readings[1] == readings[0] + 1:
        _mean(named, readings[0], Meaning.FAMILY_KANA)
        _mean(named, readings[1], Meaning.GIVEN_KANA)
    for further in readings[1:] if len(readings) > 2 else []:
        _mean(named, further, Meaning.OTHER)


def _mean(named: list[Column], index: int, meaning: Meaning) -> None:
    named[index] = replace(named[index], meaning=meaning)


def _are_names(cells: Sequence[Value]) -> bool:
    fitting = [value for value in cells if isinstance(value, str) and _is_read(_looks_like_a_name, value)]
    return bool(cells) and len(fitting) >= _MOST * len(cells)


def _looks_like_a_name(value: Value) -> bool:
    name = clean_name(text_of(value))
    address = len(_ADDRESS.findall(name)) > 1 or re.search(r"\d", name)
    return len(name) <= 20 and not address and not _NO_NAME.search(name)


def _are_parts(first: Sequence[Value], second: Sequence[Value]) -> bool:
    families, givens = [[text_of(value).strip() for value in cells] for cells in (first, second)]
    if any(len(part.split()) > 1 for part in [*families, *givens]):
        return False
    return _average(families) <= _FAMILY_LENGTH and _average(givens) <= _GIVEN_LENGTH and not _same_reading(givens)


def _same_reading(givens: Sequence[str]) -> bool:
    """A whole column in katakana beside family names is how these are read, unless it is very short."""
    return all(to_katakana(one) == one and re.fullmatch(r"[ァ-ヶー]{3,}", one) for one in givens)


def _average(parts: Sequence[str]) -> float:
    return sum(map(len, parts)) / max(len(parts), 1)
