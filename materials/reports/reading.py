"""A self-study page as one reader sees it: the actions of the own phone family, all of them or one a screen."""

from dataclasses import dataclass
from typing import Any

from materials.models import MaterialPage
from materials.phone_families import WITH_VARIANT, PhoneFamily


@dataclass(frozen=True, kw_only=True)
class Reading:
    family: str
    has_variants: bool
    shown: str
    """The family whose actions these are; empty when they are common to all."""
    step: int
    """0 shows every action in one list."""
    actions: tuple[Any, ...]
    words: tuple[Any, ...]
    warnings: tuple[Any, ...]
    tasks: tuple[Any, ...]
    troubles: tuple[Any, ...]
    exercises: tuple[Any, ...]
    facts: tuple[Any, ...]
    passages: tuple[Any, ...]
    videos: tuple[Any, ...]

    @property
    def total(self) -> int:
        return len(self.actions)

    @property
    def action(self) -> Any:
        return self.actions[self.step - 1]

    @property
    def before(self) -> int:
        return self.step - 1

    @property
    def after(self) -> int:
        return self.step + 1 if self.step < self.total else 0

    @property
    def shows_the_rest(self) -> bool:
        """What follows the actions is read after the last of them."""
        return self.step in (0, self.total)

    @property
    def warns(self) -> bool:
        """Who reads one action a screen is warned at the first and the last of them."""
        return self.step in (1, self.total)

    @property
    def family_label(self) -> str:
        return PhoneFamily(self.family).label

    @property
    def shown_label(self) -> str:
        return PhoneFamily(self.shown).label if self.shown else ""


def reading_of(page: MaterialPage, family: str, step: int = 0, *, asks: bool = False) -> Reading:
    """`asks` whether the screen looks like the picture, where an answer can be taken: at the page's number."""
    actions = _actions(page, family)
    shown = _shown(page, family)
    if asks:
        for action in actions:
            action.report_as = report_as(family, action)
    return Reading(
        family=family,
        has_variants=shown is not None,
        shown=shown or "",
        step=min(step, len(actions)),
        actions=actions,
        words=_values(page, "word"),
        warnings=_values(page, "warning"),
        tasks=_values(page, "task"),
        troubles=_values(page, "trouble"),
        exercises=_values(page, "real_or_not"),
        facts=_values(page, "fact"),
        passages=_values(page, "passage"),
        videos=_values(page, "video"),
    )


def _values(page: MaterialPage, kind: str) -> tuple[Any, ...]:
    return tuple(block.value for block in page.body if block.block_type == kind)


def _actions(page: MaterialPage, family: str) -> tuple[Any, ...]:
    found: list[Any] = []
    for block in page.body:
        if block.block_type == "action":
            found.append(_named(block.value, block.id))
        elif block.block_type == "variants":
            chosen = block.block.for_family(block.value, family)
            found.extend(_named(value, f"{block.id}-{index}") for index, value in enumerate(chosen))
    return tuple(found)


def _shown(page: MaterialPage, family: str) -> str | None:
    """None without variants. One block that lacks the family is enough to tell the reader so."""
    found = [block.block.shown(block.value, family) for block in page.body if block.block_type == "variants"]
    return next((each for each in found if each != family), family) if found else None


def _named(value: Any, name: str | None) -> Any:
    """The action knows from here on what it is called in the page's body: its block, and within variants its place there,
    since items of a list have no lasting name of their own."""
    value.block_id = name or ""
    return value


def report_as(family: str, action: Any) -> str:
    """What the button under an action sends; empty for an action that was never saved."""
    return f"{family}.{action.block_id}" if action.block_id else ""


def action_named(page: MaterialPage, family: str, block_id: str) -> Any:
    """The action as that family reads it, or none."""
    actions = _actions(page, family) if family in WITH_VARIANT and block_id else ()
    return next((action for action in actions if action.block_id == block_id), None)
