"""Where a Japanese line may break: between phrases rather than inside a word.

BudouX reads the particle も in もどります and leaves the す of さがす behind: a lone letter is never a phrase here.
"""

from __future__ import annotations

from functools import cache, lru_cache

import budoux


def phrases(text: str) -> list[str]:
    """Joined they are the text again. For headings and steps; running text needs none."""
    found: list[str] = []
    for phrase in _parsed(text):
        if found and len(found[-1].strip()) == 1:
            found[-1] += phrase
        else:
            found.append(phrase)
    if len(found) > 1 and len(found[-1].strip()) == 1:
        last = found.pop()
        found[-1] += last
    return found


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[str, ...]:
    """Half a millisecond a title, and the same titles are shown all day."""
    return tuple(_parser().parse(text)) if text else ()


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
