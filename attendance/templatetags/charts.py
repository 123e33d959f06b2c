"""Where the shapes of the charts of a municipality's page stand. Numbers come from `attendance.reports.term`; the same
ones are in the table beside. Colour and pattern follow from `look`, see attendance/office/_chart_bar.html."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django import template

from attendance.figures.entry import Value
from attendance.reports.term import KeptStep, Line, MeetingMarks, Term
from attendance.reports.term_checkpoints import Hard, LevelRow
from attendance.reports.term_stops import Stop, StopKind
from attendance.words import Level

register = template.Library()

_PITCH, _BASE, _TALLEST = 131, 206, 150
_WIDTHS = {StopKind.MEETING: 84, StopKind.COMPLETED: 84, StopKind.STUDY: 50}
_LOOKS = {StopKind.MEETING: "mikan", StopKind.STUDY: "hatch", StopKind.COMPLETED: "leaf"}
_AHEAD = 30
"""Height of what has not begun."""
_LONGEST, _ROW = 288, 62
_SHORT = 12
_WAYS = (("phone", "スマホ", "mikan"), ("paper", "紙", "hatch"), ("telephone", "電話", "dots"))
_WAY_X, _WAY_LONGEST, _WAY_ROW = 62, 262, 26
_LEVELS = (("plain", Level.NOT_YET), ("dots", Level.TOGETHER), ("hatch", Level.ALONE), ("mikan", Level.TAUGHT))
_LEVELS_X, _LEVELS_LONGEST, _LEVELS_ROW = 58, 270, 36
_DOTS_X, _DOTS_LONGEST, _MOST_DOTS = 58, 237, 24


@dataclass(frozen=True, slots=True)
class Bar:
    look: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A stop with its bars, from the ground up."""

    stop: Stop
    middle: float
    bars: tuple[Bar, ...]
    top: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of words with a bar below, of parts that add up; what stands at its end is large, and small behind it."""

    label: str
    y: float
    bars: tuple[Bar, ...]
    end: str
    small: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    is_filled: bool


@register.filter
def share(line: Line) -> str:
    """What stands beside a count and its whole. Nobody counted is never nought."""
    if line.is_of_nobody:
        return "—"
    if line.average is not None:
        return f"1回に{line.average}人"
    return "" if line.percent is None else f"{line.percent}%"


# The term -------------------------------------------------------------------------------------------------------------
@register.inclusion_tag("attendance/office/_chart_term.html")
def term_chart(term: Term) -> dict[str, object]:
    most = max(stop.value.count for stop in term.stops) or 1
    enrolled = next(stop.value.count for stop in term.stops if stop.kind == StopKind.ENROLLED)
    columns = [_column(stop, index, most, enrolled) for index, stop in enumerate(term.stops)]
    return {
        "columns": columns,
        "width": _PITCH * len(columns),
        "base": _BASE,
        "enrolled": enrolled,
        "line_y": _BASE - _height(enrolled, most),
        "sentence": f"人の流れ。{_all_said(term)}",
    }


@register.inclusion_tag("attendance/office/_chart_rows.html")
def term_rows_chart(term: Term) -> dict[str, object]:
    """The same lying down, for a narrow screen."""
    most = max(stop.value.count for stop in term.stops)
    rows = []
    for index, stop in enumerate(term.stops):
        look = "dashed" if stop.kind == StopKind.STUDY and stop.is_open else _LOOKS.get(stop.kind, "plain")
        end = (f"{stop.value.count}人", "") if stop.is_begun else ("", "")
        row = _row(stop.label, index, [(look, stop.value.count if stop.is_begun else 0)], most, end)
        rows.append(replace(row, note=" ".join(stop.notes)))
    return {"rows": rows, "height": _ROW * len(rows), "sentence": f"人の流れ。{_all_said(term)}"}


def _column(stop: Stop, index: int, most: int, enrolled: int) -> Column:
    middle = _PITCH * (index + 0.5)
    width = _WIDTHS.get(stop.kind, 72)
    height = _height(stop.value.count, most) if stop.is_begun else _AHEAD
    x = middle - width / 2
    if not stop.is_begun:
        bars = [Bar("dashed", x, _BASE - height, width, height)]
    elif stop.kind == StopKind.APPLIED:
        inside = _height(min(enrolled, stop.value.count), most)
        bars = [Bar("plain", x, _BASE - inside, width, inside), Bar("dots", x, _BASE - height, width, height - inside)]
    elif stop.kind == StopKind.STUDY and stop.is_open:
        bars = [Bar("dashed", x, _BASE - height, width, height)]
    else:
        bars = [Bar(_LOOKS.get(stop.kind, "plain"), x, _BASE - height, width, height)]
    return Column(stop, middle, tuple(bar for bar in bars if bar.height > 0), _BASE - height)


def _height(count: int, most: int) -> float:
    return round(_TALLEST * count / most, 1)


def _all_said(term: Term) -> str:
    return "、".join(_said(stop) for stop in term.stops) + "。"


def _said(stop: Stop) -> str:
    return f"{stop.label} {stop.value.count}人" if stop.is_begun else f"{stop.label} {stop.notes[-1]}"


# Rows of parts --------------------------------------------------------------------------------------------------------
@register.inclusion_tag("attendance/office/_chart_rows.html")
def attendance_chart(meetings: Sequence[MeetingMarks]) -> dict[str, object]:
    most = max((meeting.came.of or 0 for meeting in meetings), default=0)
    rows = []
    for index, meeting in enumerate(meetings):
        count = {key: value.count for key, value in meeting.marks.items()}
        parts = [
            ("mikan", count["present"]), ("pale", count["late"] + count["left_early"]), ("dots", count["made_up"]),
            ("hatch", count["apology"]), ("dashed", count["absent"]),
        ]  # fmt: skip
        rows.append(_row(meeting.label, index, parts, most, (str(meeting.came.count), f"/{meeting.came.of}人")))
    sentence = "、".join(f"{m.label} {m.came.of}人のうち{m.came.count}人" for m in meetings)
    return {"rows": rows, "height": _ROW * len(rows), "sentence": f"回ごとの出席。{sentence}。"}


@register.inclusion_tag("attendance/office/_chart_rows.html")
def kept_chart(steps: Sequence[KeptStep]) -> dict[str, object]:
    most = max((step.seen.of or 0 for step in steps), default=0)
    rows = []
    for index, step in enumerate(steps):
        parts = [("mikan", step.value.count), ("hatch", step.lost), ("dashed", step.unseen)]
        end = ("—", "") if step.value.percent is None else (f"{step.value.percent}%", "")
        label = f"{_in_short(step.curriculum)} {step.label}".strip()
        rows.append(_row(label, index, parts, most, end))
    sentence = "、".join(
        f"{s.curriculum} {s.label} 定着{s.value.count}、戻った{s.lost}、見ていない{s.unseen}".strip() for s in steps
    )
    return {"rows": rows, "height": _ROW * len(rows), "sentence": f"定着(組)。{sentence}。"}


def _in_short(name: str) -> str:
    """As much as fits above a bar; the whole stands in the table."""
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1]}…"


def _row(label: str, index: int, parts: Iterable[tuple[str, int]], most: int, end: tuple[str, str]) -> Row:
    y, x, bars = _ROW * index, 1.0, []
    for look, count in parts:
        width = _LONGEST * count / (most or 1)
        if count:
            bars.append(Bar(look, round(x, 1), y + 26, round(max(width - 2, 1), 1), 28))
        x += width
    return Row(label, y, tuple(bars), *end)


# Self-study by way ----------------------------------------------------------------------------------------------------
@register.inclusion_tag("attendance/office/_chart_ways.html")
def ways_chart(studied: Sequence[Value], by_way: Sequence[Value]) -> dict[str, object]:
    """For each interval three bars, of everybody who might have."""
    most = max((value.of or 0 for value in studied), default=0) or 1
    counts = {value.key: value.count for value in by_way}
    blocks = []
    y = 0
    for value in studied:
        ways = []
        for number, (way, word, look) in enumerate(_WAYS):
            count = counts.get(f"{value.key}/{way}", 0)
            bar = Bar(look, _WAY_X, y + 28 + _WAY_ROW * number, round(_WAY_LONGEST * count / most, 1), 18)
            ways.append({"word": word, "count": count, "bar": bar, "end": bar.x + bar.width + 8})
        blocks.append({"value": value, "y": y, "ways": ways})
        y += 28 + _WAY_ROW * len(_WAYS) + 14
    return {"blocks": blocks, "height": y, "sentence": _ways_said(studied, counts)}


def _ways_said(studied: Sequence[Value], counts: dict[str, int]) -> str:
    said = [
        f"{value.label} " + "、".join(f"{word}{counts.get(f'{value.key}/{way}', 0)}人" for way, word, _ in _WAYS)
        for value in studied
    ]
    return "自習の届き方。" + "。".join(said) + "。"


# Levels ---------------------------------------------------------------------------------------------------------------
@register.inclusion_tag("attendance/office/_chart_levels.html")
def levels_chart(levels: Sequence[LevelRow]) -> dict[str, object]:
    """A bar for each checkpoint, of the people at 0, 1, 2 and 3; as long as they are many."""
    most = max((row.looked_at for row in levels), default=0) or 1
    rows = []
    for index, row in enumerate(levels):
        x, y, bars = float(_LEVELS_X), _LEVELS_ROW * index, []
        for (look, _), count in zip(_LEVELS, row.people, strict=True):
            width = _LEVELS_LONGEST * count / most
            if count:
                bars.append(Bar(look, round(x, 1), y + 6, round(max(width - 2, 1), 1), 24))
            x += width
        rows.append({"level": row, "y": y, "bars": bars})
    sentence = "。".join(f"{row.code} {_levels_said(row)}" for row in levels)
    return {"rows": rows, "height": _LEVELS_ROW * len(rows), "sentence": f"段階ごとの人数。{sentence}。"}


@register.inclusion_tag("attendance/office/_levels_key.html")
def levels_key() -> dict[str, object]:
    return {"levels": [(look, f"{level.value} {level.label}") for look, level in _LEVELS]}


def _levels_said(row: LevelRow) -> str:
    return "、".join(f"{level.label}{count}人" for (_, level), count in zip(_LEVELS, row.people, strict=True) if count)


# What was hard --------------------------------------------------------------------------------------------------------
@register.inclusion_tag("attendance/office/_chart_dots.html")
def dots_chart(hardest: Sequence[Hard]) -> dict[str, object]:
    """One dot a person; with more people than a row has room for, a bar of the share."""
    most = max((row.value.of or 0 for row in hardest), default=0)
    pitch = min(_DOTS_LONGEST / (most or 1), 24)
    rows = []
    for index, row in enumerate(hardest):
        people = row.value.of or 0
        dots = [Dot(round(_DOTS_X + pitch * (n + 0.5), 1), n < row.value.count) for n in range(people)]
        share = round(_DOTS_LONGEST * row.value.count / (people or 1), 1)
        bars = [Bar("plain", _DOTS_X, 40 * index + 10, _DOTS_LONGEST, 20)]
        bars += [Bar("mikan", _DOTS_X, 40 * index + 10, share, 20)] if share else []
        rows.append({"hard": row, "y": 40 * index, "dots": dots, "bars": bars})
    sentence = "、".join(
        f"{row.curriculum} {row.code} {row.value.of}人中{row.value.count}人".strip() for row in hardest
    )
    return {
        "rows": rows,
        "has_dots": most <= _MOST_DOTS,
        "radius": round(pitch * 0.38, 1),
        "height": 40 * len(rows),
        "sentence": f"ひとりでできた人の割合が低い順。{sentence}。",
    }
