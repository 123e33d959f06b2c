"""Where a Japanese line may break: between phrases rather than inside a word.

BudouX reads the particle も in もどります and leaves the す of さがす behind: a lone letter is never a phrase here, もどす and its
kin stay whole, and so does what an author wrote between two spaces, while it is short. It also cuts 令和 off its year and a
year in two (平成3, 1年): a date, an hour and a number stay whole, except that a long date may leave its weekday behind.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise

import budoux

_WRITTEN_APART = re.compile(r"(?<=\S)(?=[ \u3000]\S)|(?<=[、。])(?=[^\s、。」』)）])")
_BELONGS = re.compile(r"[」』)）][ぁ-ん]|もど[さしすせそらりるれろっ]")
_WHOLE = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和)\s?)?(?:\d+|元)年(?:\s?\d+月(?:\s?\d+日)?)?"
    r"|\d+月\s?\d+日(?:[(（][月火水木金土日](?:曜日?)?[)）])?|午[前後]\s?\d+時(?:\s?\d+分|半)?|\d[\d,.]*"
)
_SHORT = 8
"""Letters of a heading that fit on one line of a small phone."""


def phrases(text: str) -> list[str]:
    """Joined they are the text again."""
    found: list[str] = []
    for phrase in _with_dates_whole(text, _divided(text)):
        if found and (len(found[-1].strip()) == 1 or _BELONGS.match(found[-1][-1] + phrase[:2])):
            found[-1] += phrase
        else:
            found.append(phrase)
    if len(found) > 1 and len(found[-1].strip()) == 1:
        last = found.pop()
        found[-1] += last
    return found


def _with_dates_whole(text: str, divided: list[str]) -> list[str]:
    whole = {cut for match in _WHOLE.finditer(text) for cut in range(match.start() + 1, match.end())}
    cuts = [cut for cut in accumulate(map(len, divided)) if cut not in whole]
    return [text[start:end] for start, end in pairwise([0, *cuts])]


def _divided(text: str) -> list[str]:
    if not re.search(r"\S[ \u3000]\S", text):
        return list(_parsed(text))
    pieces = _WRITTEN_APART.split(text)
    return [part for piece in pieces for part in ([piece] if len(piece.strip()) <= _SHORT else _parsed(piece))]


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[str, ...]:
    """Half a millisecond a title, and the same titles are shown all day."""
    return tuple(_parser().parse(text)) if text else ()


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
