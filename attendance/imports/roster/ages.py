"""Ages in everybody's words, as a birth year or an age band. Of a birth date only the year is kept."""

import re
import unicodedata
from datetime import date, datetime

from attendance.imports.roster.cells import Value, text_of
from attendance.models.learner import AgeBand
from materials.japanese_dates import parse_year_or_day
from materials.refusal import Refusal

OLDEST = 120
YOUNGEST = 10
_BANDS = {6: AgeBand.SIXTIES, 7: AgeBand.SEVENTIES, 8: AgeBand.EIGHTIES, 9: AgeBand.NINETIES}
_AGE = re.compile(r"(?:満)?(\d{1,3})(?:歳|才)?")
_AGE_BESIDE = re.compile(r"\s*[((]満?\d{1,3}[歳才]?[))]$")
_LONGEST = 40
"""No day is longer."""
_TENS = re.compile(r"(\d{1,2})0(?:歳|才)?代(?:前半|後半)?")
_RANGE = re.compile(r"(\d{1,2})0(?:歳|才)?[-~ー〜]\1?9(?:歳|才)?")
_AT_MOST = re.compile(r"(?:[1-6]0(?:歳|才)未満|[1-5]9(?:歳|才)以下|[1-5]0(?:歳|才)?代以下)")
_AT_LEAST = re.compile(r"(?:9\d|1[01]\d)(?:歳|才|(?:歳|才)?代)以上")


class NotAnAge(Refusal):
    code = "not_an_age"


def birth_of(value: Value, today: date) -> date | int | None:
    """The day, or the year alone, that is written; None for an empty cell."""
    if isinstance(value, datetime):
        value = value.date()
    written = _AGE_BESIDE.sub("", text_of(value).strip()[:_LONGEST])
    if not written:
        return None
    birth = value if isinstance(value, date) else parse_year_or_day(written)
    if birth is None:
        raise NotAnAge(
            f"生年月日「{written[:20]}」が読めないか、ない日付です。1946-04-03 や S21.4.3 のように入れてください。"
        )
    year = birth.year if isinstance(birth, date) else birth
    if not YOUNGEST <= today.year - year <= OLDEST:
        raise NotAnAge(f"生年月日「{written[:20]}」では、{today.year - year}歳になります。年を確かめてください。")
    return birth


def band_of_age(value: Value) -> str:
    """The band of an age in years, or of 70代 where somebody wrote that instead; an empty string for an empty cell."""
    written = _plain(value)
    if not written:
        return ""
    if band := _band_written(written):
        return band
    match = _AGE.fullmatch(written)
    if match is None or not YOUNGEST <= int(match[1]) <= OLDEST:
        raise NotAnAge(f"年齢「{written[:20]}」が読めません。72 のように、数字で入れてください。")
    return _band(int(match[1]) // 10)


def band_of_words(value: Value) -> str:
    """The band of 70代, 70歳代, 70~79歳 and so on, or of an age; an empty string for an empty cell."""
    written = _plain(value)
    if written and not _band_written(written) and not _AGE.fullmatch(written):
        raise NotAnAge(f"年代「{written[:20]}」が読めません。60代、70代、80代 のように入れてください。")
    return band_of_age(value)


def _band_written(written: str) -> str:
    match = _TENS.fullmatch(written) or _RANGE.fullmatch(written)
    if match is not None:
        return _band(int(match[1]))
    if _AT_MOST.fullmatch(written):
        return AgeBand.UNDER_60
    return AgeBand.NINETIES if _AT_LEAST.fullmatch(written) else ""


def _plain(value: Value) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text_of(value)))


def _band(tens: int) -> str:
    return AgeBand.UNDER_60 if tens < 6 else _BANDS[min(tens, 9)]
