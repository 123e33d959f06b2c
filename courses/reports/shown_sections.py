"""Changed sections as an editor reads them: what the master says now beside the own text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator

from courses.reports.master_changes import PageChanges
from courses.reports.sections import MATERIALS, ORDER, PART, Meeting, Section, parts_of
from materials.models import MaterialPage, Number

_LABELS = {
    "title": "題名", "intro": "はじめの文", "goal": "この回の めあて", "bring": "持ち物", MATERIALS: "自習教材",
    ORDER: "まとまりの 順番",
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """One text of a section: plain, or rich with a heading, or lines one below the other. Nothing of these: not there."""

    plain: str = ""
    heading: str = ""
    rich: str = ""
    lines: tuple[str, ...] = ()

    @property
    def is_there(self) -> bool:
        return bool(self.plain or self.heading or self.rich or self.lines)


@dataclass(frozen=True)
class ShownSection:
    key: str
    label: str
    what: str
    base: Words
    now: Words
    here: Words
    is_untouched: bool
    """The venue has left the copied text as it was."""


def shown(changes: PageChanges) -> list[ShownSection]:
    names = _names_of_materials(changes.sections)
    titles = _titles_of_parts(changes)
    return [
        ShownSection(
            key=each.key,
            label=_label(each),
            what=_what(each),
            base=_words(each.key, each.base, names, titles),
            now=_words(each.key, each.now, names, titles),
            here=_words(each.key, each.here, names, titles),
            is_untouched=each.meeting == Meeting.UNTOUCHED,
        )
        for each in changes.sections
    ]


def _label(section: Section) -> str:
    if section.key not in _LABELS:
        value = next(text for text in (section.now, section.here, section.base) if text)
        return f"まとまり「{_title(value[1])}」"
    return _LABELS[section.key]


def _what(section: Section) -> str:
    if section.now is None:
        return "もとでは なくなりました"
    if section.base is None:
        return "もとに ふえました"
    if section.here is None:
        return "もとで 変わりました。この会場では 消しています"
    return "もとで 変わりました"


def _words(key: str, value: Any, names: dict[int, str], titles: dict[str, str]) -> Words:
    if value is None:
        return Words()
    if key.startswith(PART):
        return Words(heading=value[1].get("heading", ""), rich=value[1].get("text", ""))
    if key == MATERIALS:
        return Words(lines=tuple(names.get(one, "(なくなった教材)") for one in value))
    if key == ORDER:
        return Words(lines=tuple(titles[one] for one in value))
    return Words(plain=value)


def _title(value: dict[str, Any]) -> str:
    return value.get("heading") or Truncator(strip_tags(value.get("text", ""))).chars(16) or "無題"


def _titles_of_parts(changes: PageChanges) -> dict[str, str]:
    parts = [*parts_of(changes.now.content), *parts_of(changes.here)]
    return {part["id"]: _title(part["value"]) for part in parts}


def _names_of_materials(sections: Iterable[Section]) -> dict[int, str]:
    """With the number on paper."""
    asked = [each for each in sections if each.key == MATERIALS]
    keys = {one for each in asked for text in (each.base, each.now, each.here) for one in text or []}
    if not keys:
        return {}
    digits = dict(Number.objects.filter(page__in=keys).order_by("-digits").values_list("page", "digits"))
    pages = MaterialPage.objects.filter(pk__in=keys).values_list("pk", "title")
    return {key: f"{digits.get(key, '')} {title}".strip() for key, title in pages}
