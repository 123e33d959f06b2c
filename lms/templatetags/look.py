"""The parts of the shared look that need a decision: which shape, which word, where a circle stands.

Templates of every app load this library by name; it knows no model and asks no database.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import pairwise

from django import forms, template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lms import critical
from materials import japanese_dates
from materials.phrases import phrases as split_phrases

register = template.Library()

STAMPS_ON_A_SHEET = 14
_AFTER_BRACKET = re.compile("[」』)）](?=[ぁ-ん])")

# code: (shape, word)
CHIPS = {
    "present": ("done", "出席"),
    "late": ("late", "遅刻"),
    "left_early": ("early", "早退"),
    "apology": ("told", "連絡あり"),
    "absent": ("away", "欠席"),
    "made_up": ("done", "補講ずみ"),
    "none": ("empty", "まだ"),
    "done": ("done", "すみ"),
    "room": ("empty", "空きがあります"),
    "full": ("away", "いっぱいです"),
    "soon": ("clock", "申込は これから"),
    "planned": ("clock", "これから"),
    "cancelled": ("stop", "中止"),
    "draft": ("pen", "下書き"),
    "sent": ("sent", "送りました"),
    "received": ("full", "受領"),
    "returned": ("return", "差戻し"),
    "completed": ("full", "修了"),
    "asked": ("ask", "聞きたい"),
    "again": ("again", "もう一度"),
    "did": ("done", "できた"),
    "warning": ("warn", "確認"),
}

LEVELS = {
    None: ("empty", "見ていない"),
    0: ("lv0", "まだ"),
    1: ("lv1", "いっしょ"),
    2: ("lv2", "ひとり"),
    3: ("lv3", "教えた"),
}


@register.simple_tag
def icon(shape: str, size: str = "1.2em") -> SafeString:
    """A shape of door/_symbols.html. It always stands beside its word, so it is silent itself."""
    return format_html(
        '<svg width="{0}" height="{0}" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{1}"/></svg>', size, shape
    )


@register.simple_tag
def critical_style() -> SafeString:
    return mark_safe(f"<style>{critical.STYLE}</style>")


# Dates ----------------------------------------------------------------------------------------------------------------
def _here(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def _day(value: date | None) -> date | None:
    """The day here: an aware moment is turned into local time first."""
    return _here(value).date() if isinstance(value, datetime) else value


@register.filter
def day_full(value: date | None) -> str:
    day = _day(value)
    return japanese_dates.day_full(day) if day else ""


@register.filter
def day_short(value: date | None) -> str:
    day = _day(value)
    return japanese_dates.day_short(day) if day else ""


@register.filter
def era_day(value: date | None) -> str:
    day = _day(value)
    return japanese_dates.era_day(day) if day else ""


@register.filter
def clock(value: time | datetime | None) -> str:
    if isinstance(value, datetime):
        value = _here(value).time()
    return japanese_dates.clock(value) if value else ""


@register.filter
def time_day(value: date | None, style: str = "short") -> SafeString:
    """<time> with the weekday, which base.css keeps on one line. Styles: short, full, era."""
    day = _day(value)
    if day is None:
        return mark_safe("")
    written = {"short": japanese_dates.day_short, "full": japanese_dates.day_full, "era": japanese_dates.era_day}[style]
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), written(day))


# Words ----------------------------------------------------------------------------------------------------------------
@register.filter
def phrases(text: object) -> SafeString:
    """A place to break between phrases, for browsers without word-break: auto-phrase. Nothing of it is ever stored.

    U+2060 holds a particle to the bracket before it, where word-break: keep-all would let the line end."""
    joined = "<wbr>".join(escape(phrase) for phrase in split_phrases(str(text)))
    return mark_safe(_AFTER_BRACKET.sub("\\g<0>\u2060", joined))


@register.filter
def said(text: object) -> SafeString:
    """Running text in short sentences, each line of its own, broken between phrases."""
    lines = "<br>".join(phrases(line) for line in str(text).splitlines())
    return format_html('<span class="said">{}</span>', mark_safe(lines))


_WRITTEN_TIME = re.compile(r"(\d+月\d+日(?:\([月火水木金土日](?:曜日)?\))?|(?:午[前後])?\d+時(?:\d+分)?(?:から|まで)?)")


@register.filter
def dates_kept(sentence: object) -> SafeString:
    """A sentence whose dates and hours stay on one line, as <time> does where a template writes them."""
    parts = _WRITTEN_TIME.split(str(sentence))
    return mark_safe(
        "".join(f'<span class="keep">{escape(part)}</span>' if i % 2 else escape(part) for i, part in enumerate(parts))
    )


# Status ---------------------------------------------------------------------------------------------------------------
@register.inclusion_tag("door/_chip.html")
def chip(code: str, word: str = "", plain: bool = False, waiting: bool = False) -> dict[str, object]:
    """`word` says more than the usual word (電話 11月16日); `waiting` is what has not been sent yet."""
    shape, usual = CHIPS[code]
    return {"shape": shape, "word": word or usual, "plain": plain, "waiting": waiting}


@register.inclusion_tag("door/_level.html")
def level(value: int | None) -> dict[str, object]:
    """Stands alone, or inside <button class="level">, where it takes the button's layout. None is not looked at."""
    shape, word = LEVELS[value]
    return {"shape": shape, "digit": value, "word": word}


# The path -------------------------------------------------------------------------------------------------------------
@register.inclusion_tag("door/_path.html")
def path(steps: Sequence[tuple[str, str]]) -> dict[str, object]:
    """`steps` are (label, state) in order; a state is done, now, missed or todo."""
    gap = 232 // max(len(steps) - 1, 1)
    stops = [
        {"x": 34 + gap * i, "check_x": 24 + gap * i, "label": label, "state": state}
        for i, (label, state) in enumerate(steps)
    ]
    lines = [
        {"x1": a["x"], "x2": b["x"], "behind": a["state"] in ("done", "missed") and b["state"] != "todo"}
        for a, b in pairwise(stops)
    ]
    return {"stops": stops, "lines": lines, "tail": stops[-1]["x"] if stops else 34, "sentence": _path_sentence(steps)}


def _path_sentence(steps: Sequence[tuple[str, str]]) -> str:
    done = "、".join(label for label, state in steps if state == "done")
    missed = "、".join(label for label, state in steps if state == "missed")
    now = "、".join(label for label, state in steps if state == "now")
    sentence = f"全{len(steps)}回のうち、{done}がおわりました。" if done else f"全{len(steps)}回です。"
    sentence += f"{missed}はお休みでした。" if missed else ""
    return sentence + (f"つぎは{now}です。" if now else "")


@register.inclusion_tag("door/_step_count.html")
def step_count(at: int, total: int) -> dict[str, object]:
    """3つのうち 2つ目, with the path beside it."""
    states = ["done"] * (at - 1) + ["now"] + ["todo"] * (total - at)
    stops = [{"x": 14 + 32 * i, "check_x": 8 + 32 * i, "state": state} for i, state in enumerate(states)]
    return {"at": at, "total": total, "stops": stops, "last_x": stops[-1]["x"], "width": 32 * total - 4}


@register.inclusion_tag("door/_stamps.html")
def stamps(dates: Sequence[date]) -> dict[str, object]:
    """The sheet that is being filled: 14 places, in order, without holes for days that were missed."""
    begun = max(len(dates) - 1, 0) // STAMPS_ON_A_SHEET * STAMPS_ON_A_SHEET
    days: list[date | None] = [*dates[begun:]]
    days += [None] * (STAMPS_ON_A_SHEET - len(days))
    return {
        "stamps": [
            {"number": number, "day": day.day if day else None, "iso": day.isoformat() if day else ""}
            for number, day in enumerate(days, start=1)
        ]
    }


@register.inclusion_tag("door/_tel.html")
def telephone(number: str, hours: str = "", name: str = "") -> dict[str, object]:
    """The last thing on every page. Without a number it says whom else to ask."""
    return {"number": number, "dial": re.sub(r"[^0-9+]", "", str(number or "")), "hours": hours, "name": name}


# Forms ----------------------------------------------------------------------------------------------------------------
@register.inclusion_tag("door/_field.html")
def field(bound: forms.BoundField, label: str = "", hint: str = "") -> dict[str, object]:
    """One question with its hint, its faults and its widget; `label` and `hint` are for forms that are not ours."""
    return {
        "field": bound,
        "label": label or bound.label,
        "hint": hint or bound.help_text,
        "kind": _kind_of(bound.field.widget),
        "errors": _sentences(bound),
    }


@register.inclusion_tag("door/_error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, object]:
    """At the top of a form that came back: how many places, and a link to each."""
    entries = [
        {"target": bound.id_for_label or bound.auto_id, "label": bound.label, "sentence": sentence}
        for bound in form
        if bound.errors
        for sentence in _sentences(bound)
    ]
    general = form.non_field_errors()
    return {"entries": entries, "general": general, "count": len(entries) + len(general)}


def _kind_of(widget: forms.Widget) -> str:
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choice"
    return "tick-field" if isinstance(widget, forms.CheckboxInput) else ""


def _sentences(bound: forms.BoundField) -> list[str]:
    """What is wrong, in words of ours where a form kept the framework's own for an empty field."""
    if not bound.errors:
        return []
    unsaid = forms.Field.default_error_messages["required"]
    return [
        _asked_again(bound.field.widget) if error.message == unsaid else "".join(error.messages)
        for error in bound.form.errors.as_data()[bound.name]
    ]


def _asked_again(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "四角を 押して、しるしを つけてください"
    if isinstance(widget, forms.widgets.ChoiceWidget | forms.FileInput):
        return "選んでください"
    return "入れてください"
