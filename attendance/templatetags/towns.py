"""How a municipality's figures are drawn and written for the prefecture. Numbers come from `attendance.reports`; each stands
in a table too."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from attendance.figures.entry import Value
from attendance.figures.masking import IN_WORDS
from attendance.reports.alike import Alike
from attendance.reports.prefecture import Town, Year
from attendance.reports.town_lines import Line
from materials.japanese_dates import era_compact

register = template.Library()

_WIDTH, _BASE, _TALLEST = 160, 80, 58
_BAR, _PITCH, _LEFT, _HOLDS_A_WORD = 36, 44, 2, 24
_MARGIN = 18
_HIDDEN, _NOTHING = "*", "—"


@dataclass(frozen=True, slots=True)
class Bar:
    """`deep` is how many came, `room` how many were expected; both grow from the ground."""

    x: float
    value: Value | None
    room: float = 0
    deep: float = 0

    @property
    def middle(self) -> float:
        return self.x + _BAR / 2

    @property
    def room_y(self) -> float:
        return _BASE - self.room

    @property
    def y(self) -> float:
        return _BASE - self.deep

    @property
    def word_y(self) -> float:
        """At the foot of the bar, or above one that is too low to hold it."""
        return _BASE - 6 if self.deep >= _HOLDS_A_WORD else self.room_y - 6

    @property
    def plate_y(self) -> float:
        return self.word_y - 14


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    word: str
    fiscal_year: int
    is_seen: bool

    @property
    def above(self) -> float:
        return self.y - 8

    @property
    def digits(self) -> str:
        return self.word.rstrip("%")


# Words ----------------------------------------------------------------------------------------------------------------
@register.filter
def people(value: Value | None) -> str:
    """12人; * is hidden, a dash nothing to count yet."""
    return _written(value, "人")


@register.filter
def pairs(value: Value | None) -> str:
    return _written(value, "組")


@register.filter
def of_all(value: Value | None) -> str:
    """9/12人"""
    if value is None or not value.of:
        return _written(value, "人")
    return f"{value.count}/{value.of}人"


@register.filter
def rate(value: Value | None) -> str:
    if value is None:
        return _HIDDEN
    return _NOTHING if value.percent is None else f"{value.percent}%"


@register.simple_tag
def cell(value: Value | None, unit: str = "人") -> SafeString:
    """A table's cell: the rate, and what it is of. What is hidden says so to who hears it."""
    if value is None:
        return hidden()
    if not value.of:
        return format_html('<span class="soft">{}</span>', _NOTHING)
    return format_html('{}%<br><span class="small soft">{}/{}{}</span>', value.percent, value.count, value.of, unit)


@register.simple_tag
def number(value: Value | None) -> SafeString:
    return hidden() if value is None else format_html("{}", value.count)


@register.simple_tag
def hidden() -> SafeString:
    return format_html(
        '<span class="masked" aria-hidden="true">{}</span><span class="out-of-sight">伏せた数</span>', _HIDDEN
    )


@register.simple_tag
def masking_in_words() -> tuple[tuple[str, str], ...]:
    return IN_WORDS


@register.filter
def short_year(fiscal_year: int) -> str:
    """R8"""
    return era_compact(date(fiscal_year, 12, 31)).partition(".")[0]


def _written(value: Value | None, unit: str) -> str:
    if value is None:
        return _HIDDEN
    return _NOTHING if value.of == 0 else f"{value.count}{unit}"


# Pictures -------------------------------------------------------------------------------------------------------------
@register.simple_tag
def most_people(year: Year) -> int:
    """The scale of all the bars of a screen: what is shown of the largest."""
    return max((town.line.enrolled.count for town in year.towns if town.line.enrolled), default=0) or 1


@register.inclusion_tag("attendance/office/_town_bars.html")
def town_bars(town: Town, most: int) -> dict[str, object]:
    """How many came to each meeting, in the room of those expected, below the line of those enrolled."""
    unit = _TALLEST / most
    line = town.line
    pitch = min(_PITCH, (_WIDTH - _LEFT - 24) // max(len(line.came), 1))
    bars = [
        Bar(_LEFT + pitch * index, value, round(unit * (value.of or 0), 1), round(unit * value.count, 1))
        if value
        else Bar(_LEFT + pitch * index, None)
        for index, value in enumerate(line.came)
    ]
    enrolled = line.enrolled.count if line.enrolled else None
    line_y = round(_BASE - unit * (enrolled or 0), 1)
    below = line_y + 14
    return {
        "town": town,
        "bars": bars,
        "enrolled": enrolled,
        "line_y": line_y,
        "enrolled_y": below if below <= _BASE - 4 else line_y - 4,  # never across the ground
        "sentence": _bars_said(line),
    }


def _bars_said(line: Line) -> str:
    if line.enrolled is None:
        return "5人より少ない数があるため、伏せています"
    meetings = [
        f"第{step}回は{value.of}人のうち{value.count}人" if value.of else f"第{step}回はまだ"
        for step, value in enumerate(line.came, start=1)
        if value
    ]
    return "、".join([f"受講者{line.enrolled.count}人", *meetings])


@register.inclusion_tag("attendance/office/_town_years.html")
def town_years(
    town: Town, which: str = "kept", name: str = "定着率", width: int = _WIDTH, height: int = 68
) -> dict[str, object]:
    """One rate over the years of a municipality: points from 0 to 100 %, joined unless a year is hidden or empty."""
    pitch = min((width - 2 * _MARGIN) / max(len(town.past) - 1, 1), 72)
    points = []
    for index, (fiscal_year, line) in enumerate(town.past):
        value: Value | None = getattr(line, which)
        share = value.percent if value else None
        y = height - 24 - (height - 48) * (share or 0) / 100
        points.append(
            Point(round(_MARGIN + pitch * index, 1), round(y, 1), rate(value), fiscal_year, share is not None)
        )
    sentence = "、".join(f"{short_year(point.fiscal_year)} {_said(point.word)}" for point in points)
    joined = [(a, b) for a, b in pairwise(points) if a.is_seen and b.is_seen]
    return {"name": name, "points": points, "joined": joined, "width": width, "height": height, "sentence": sentence}


def _said(word: str) -> str:
    return {_HIDDEN: "伏せた数", _NOTHING: "まだなし"}.get(word, word)


@register.inclusion_tag("attendance/office/_alike_bar.html")
def alike_bar(alike: Alike) -> dict[str, object]:
    """From the lowest to the highest of the others on a scale from 0 to 100 %, their middle, and the own one."""
    own = alike.own.percent if alike.own else None
    return {"alike": alike, "own": own, "x": {name: _on_scale(value) for name, value in _marks(alike, own).items()}}


def _marks(alike: Alike, own: int | None) -> dict[str, int | None]:
    return {"lowest": alike.lowest, "middle": alike.middle, "highest": alike.highest, "own": own}


def _on_scale(share: int | None) -> float:
    return round(20 + 2.2 * (share or 0), 1)
