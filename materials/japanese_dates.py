"""Dates as people here say and write them: era years, weekdays, 午前 and 午後.

Pure: nothing here reads a clock or a time zone. An aware datetime has to be turned into local time before it comes in.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time

WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True, slots=True)
class Era:
    name: str
    letter: str
    first: date
    last: date

    def year_of(self, number: int) -> int:
        return self.first.year + number - 1


ERAS = (
    Era("令和", "R", date(2019, 5, 1), date.max),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 24)),
    Era("明治", "M", date(1868, 1, 25), date(1912, 7, 29)),
)

# Until the end of 明治5年 the calendar followed the moon, so its months and days are not those of `date`.
SOLAR_CALENDAR = date(1873, 1, 1)


def weekday(d: date) -> str:
    return WEEKDAYS[d.weekday()]


def era_of(d: date) -> Era | None:
    return next((era for era in ERAS if era.first <= d <= era.last), None)


def day_full(d: date) -> str:
    """10月20日(火曜日)"""
    return f"{d.month}月{d.day}日({weekday(d)}曜日)"


def day_short(d: date) -> str:
    """10月20日(火)"""
    return f"{d.month}月{d.day}日({weekday(d)})"


def era_day(d: date) -> str:
    """令和8年10月20日(火); a day before all eras is written 1867年..."""
    return f"{_year_as_of(d)}年{day_short(d)}"


def era_compact(d: date) -> str:
    """R8.10.20(火)"""
    era = era_of(d)
    year = f"{era.letter}{d.year - era.first.year + 1}" if era else str(d.year)
    return f"{year}.{d.month}.{d.day}({weekday(d)})"


def era_year(year: int) -> str:
    """令和8年, 令和元年. A year with two eras takes the later one, as offices do."""
    return f"{_year_as_of(date(year, 12, 31))}年"


def _year_as_of(d: date) -> str:
    era = era_of(d)
    if era is None:
        return str(d.year)
    number = d.year - era.first.year + 1
    return f"{era.name}{'元' if number == 1 else number}"


def clock(t: time) -> str:
    """午後1時30分, 午後3時; noon is 午後0時. A datetime does as well."""
    return _half(t) + _hours(t)


def clock_range(a: time, b: time) -> str:
    """午後1時30分から3時まで; 午前 and 午後 are said again only when they change."""
    return f"{clock(a)}から{_hours(b) if _half(a) == _half(b) else clock(b)}まで"


def _half(t: time) -> str:
    return "午前" if t.hour < 12 else "午後"


def _hours(t: time) -> str:
    return f"{t.hour % 12}時" + (f"{t.minute}分" if t.minute else "")


_YEAR = r"(?:(?P<era>明治|大正|昭和|平成|令和|[明大昭平令MTSHR])(?P<number>元|\d{1,3})|(?P<year>\d{4}))"
_DAY = re.compile(
    _YEAR + r"(?:年(?P<month>\d{1,2})月(?P<day>\d{1,2})日|(?P<sep>[-/.])(?P<month2>\d{1,2})(?P=sep)(?P<day2>\d{1,2}))"
    r"(?:\((?P<weekday>[月火水木金土日])(?:曜日?)?\))?(?:生(?:まれ)?)?"
)
_MONTH = re.compile(_YEAR + r"(?:年(?P<month>\d{1,2})月|[-/.](?P<month2>\d{1,2}))(?:生(?:まれ)?)?")
_YEARS_INSIDE = re.compile(
    r"(?<![A-Z\d])(?P<era>令和|平成|[RH])(?P<number>元|\d{1,2})(?!\d)|(?<!\d)(?P<year>20\d\d)(?!\d)"
)
_EIGHT_DIGITS = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_YEAR_ALONE = re.compile(_YEAR + r"年?(?:生(?:まれ)?)?")
_MIDNIGHT = re.compile(r"[T\s]0?0:00(?::00(?:\.0+)?)?$")
_DIGITS = "〇一二三四五六七八九"
_KANJI_NUMBER = re.compile(r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]")
_DOT_AFTER_ERA = re.compile(r"(?<=^[MTSHR明大昭平令])\.")
_STROKES = str.maketrans({"‐": "-", "‒": "-", "–": "-", "−": "-", "ー": "-", "・": "."})


def parse_day(text: str) -> date | None:
    """The day that is written, or None when it is not a whole day, does not exist or lies outside its era.

    Reads 1935-09-11, 1935/9/11, 19350911, S11.9.23, 昭和21年4月3日 in any width; a weekday, if given, has to be right.
    """
    written = _squeezed(text)
    match = _DAY.fullmatch(written) or _EIGHT_DIGITS.fullmatch(written)
    if match is None:
        return None
    part = match.groupdict()
    day = _date(_year_of(part), part["month"] or part["month2"], part["day"] or part["day2"])
    if day is None or (part.get("weekday") and part["weekday"] != weekday(day)):
        return None
    return day if _is_inside_its_era(day, part.get("era")) else None


def parse_year_or_day(text: str) -> date | int | None:
    """A whole day as `date`; a year alone or with a month (1935, 昭和11年, S11.9) as the `int` of our era; else None."""
    day = parse_day(text)
    if day is not None:
        return day
    match = _YEAR_ALONE.fullmatch(_squeezed(text)) or _MONTH.fullmatch(_squeezed(text))
    if match is None:
        return None
    part = match.groupdict()
    year = _year_of(part)
    if not 1 <= int(part.get("month") or part.get("month2") or 1) <= 12:
        return None
    era = _era_named(match["era"])
    if era is None:
        return year
    return year if era.first.year <= year <= era.last.year else None


def years_in(text: str) -> list[int]:
    """The years that a title names: 令和4年度, R4, 2022."""
    return [_year_of(match.groupdict()) for match in _YEARS_INSIDE.finditer(_squeezed(text))]


def _squeezed(text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text).strip().upper()
    written = re.sub(r"\s+", "", _MIDNIGHT.sub("", narrow)).translate(_STROKES)
    return _KANJI_NUMBER.sub(lambda match: str(_number(match.group())), _DOT_AFTER_ERA.sub("", written))


def _number(kanji: str) -> int:
    """二十一, 十五, 三. Up to 99."""
    tens, ten, ones = kanji.rpartition("十")
    return (_DIGITS.index(tens) if tens else bool(ten)) * 10 + (_DIGITS.index(ones) if ones else 0)


def _era_named(name: str | None) -> Era | None:
    return next((era for era in ERAS if name and name in (era.name, era.name[0], era.letter)), None)


def _year_of(part: dict[str, str | None]) -> int:
    era = _era_named(part.get("era"))
    if era is None:
        return int(part["year"] or 0)
    number = part["number"] or "0"
    return era.year_of(1 if number == "元" else int(number))


def _date(year: int, month: str | None, day: str | None) -> date | None:
    try:
        return date(year, int(month or 0), int(day or 0))
    except ValueError:
        return None


def _is_inside_its_era(day: date, name: str | None) -> bool:
    era = _era_named(name)
    return era is None or (max(era.first, SOLAR_CALENDAR) <= day <= era.last)
