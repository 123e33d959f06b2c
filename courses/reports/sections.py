"""Three texts of one page compared section by section: what was copied (base), what the master says now, what the copy says.

Only contents of revisions are read, no page. A part of the lesson is known by its id, which a copy keeps."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

Content = dict[str, Any]
FIELDS = ("title", "intro", "goal", "bring")
MATERIALS, ORDER, PART = "materials", "order", "part:"
KEPT = "kept_sections"


class Meeting(StrEnum):
    """How the master's change meets the copy's own text."""

    UNTOUCHED = "untouched"
    BOTH = "both"


@dataclass(frozen=True)
class Section:
    """A section that the master has changed and the copy says otherwise."""

    key: str
    base: Any
    now: Any
    here: Any

    @property
    def offer(self) -> str:
        """What the master says here, as a mark: who keeps the own text has declined this and nothing newer."""
        return sha256(json.dumps(self.now, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def meeting(self) -> Meeting:
        return Meeting.UNTOUCHED if self.base == self.here else Meeting.BOTH


def sections_changed(base: Content, now: Content, here: Content) -> list[Section]:
    """In the order of the screen. A change that the copy has already is none, nor is one that was declined; what the master
    left alone is none."""
    before, after, own = sections_of(base), sections_of(now), sections_of(here)
    keys = list(dict.fromkeys([*after, *before]))
    found = [Section(key, before.get(key), after.get(key), own.get(key)) for key in keys]
    found = [each for each in found if each.base != each.now and each.here != each.now]
    kept = here.get(KEPT) or {}
    open_still = [each for each in [*found, *_order_changed(base, now, here)] if kept.get(each.key) != each.offer]
    return sorted(open_still, key=lambda each: _place(each.key))


def sections_of(content: Content) -> dict[str, Any]:
    """By key; a field that the page's type does not have is none."""
    found: dict[str, Any] = {name: content[name] for name in FIELDS if name in content}
    found |= {PART + part["id"]: _value(part) for part in parts_of(content)}
    if "step_materials" in content:
        found[MATERIALS] = materials_of(content)
    return found


def parts_of(content: Content) -> list[dict[str, Any]]:
    """The body is JSON inside JSON."""
    return json.loads(content.get("body") or "[]")


def materials_of(content: Content) -> list[int]:
    rows = content.get("step_materials", [])
    return [row["material"] for row in sorted(rows, key=lambda row: row["sort_order"] or 0)]


def order_of(content: Content) -> list[str]:
    return [part["id"] for part in parts_of(content)]


def with_sections(here: Content, now: Content, keys: set[str]) -> Content:
    """What the copy says once it takes over these sections of the master; all else stays as it is here."""
    taken = {name: now[name] for name in keys & set(FIELDS)}
    parts = _with_parts(here, now, {key.removeprefix(PART) for key in keys if key.startswith(PART)})
    if ORDER in keys:
        parts = _in_order(parts, order_of(now))
    if MATERIALS in keys:
        taken["step_materials"] = now["step_materials"]
    return {**here, **taken, **({"body": json.dumps(parts)} if "body" in here else {})}


def _value(part: dict[str, Any]) -> list[Any]:
    return [part["type"], part["value"]]


def _order_changed(base: Content, now: Content, here: Content) -> Iterator[Section]:
    """Among the parts that all three have."""
    common = set(order_of(base)) & set(order_of(now)) & set(order_of(here))
    before, after, own = ([i for i in order_of(text) if i in common] for text in (base, now, here))
    if before != after and own != after:
        yield Section(ORDER, before, after, own)


def _place(key: str) -> int:
    names = [*FIELDS, PART, ORDER, MATERIALS]
    return names.index(PART if key.startswith(PART) else key)


def _with_parts(here: Content, now: Content, ids: set[str]) -> list[dict[str, Any]]:
    theirs = {part["id"]: part for part in parts_of(now)}
    kept = [theirs.get(part["id"]) if part["id"] in ids else part for part in parts_of(here)]
    parts = [part for part in kept if part is not None]
    order = order_of(now)
    for one in (one for one in order if one in ids and one not in {part["id"] for part in parts}):
        parts.insert(_after_its_neighbour(parts, order[: order.index(one)]), theirs[one])
    return parts


def _after_its_neighbour(parts: list[dict[str, Any]], before: list[str]) -> int:
    """Behind the nearest part that stands before it in the master, else at the top."""
    there = [part["id"] for part in parts]
    return next((there.index(one) + 1 for one in reversed(before) if one in there), 0)


def _in_order(parts: list[dict[str, Any]], order: list[str]) -> list[dict[str, Any]]:
    """The master's parts in the master's order, in the places where such parts stand; own parts stay where they are."""
    theirs = iter(sorted((p for p in parts if p["id"] in order), key=lambda p: order.index(p["id"])))
    return [next(theirs) if part["id"] in order else part for part in parts]
