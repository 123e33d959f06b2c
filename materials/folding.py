"""How words are compared in search: without width, case, kind of kana, spaces and marks.

Japanese is written without spaces, and by us with them (写真を 撮る), so a text is one run of letters and a word is found
anywhere in it. What is stored and what is asked are folded alike; whoever changes the rules raises `_VERSION`, and the
next `migrate` writes what is stored anew.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable
from functools import cache

from materials.synonyms import GROUPS

MOST_LETTERS = 100
MOST_TERMS = 8
Term = tuple[str, ...]
"""The ways one word may stand in a folded text; one of them is enough."""

_VERSION = 1
_TO_HIRAGANA = {code: code - 0x60 for code in [*range(0x30A1, 0x30F7), 0x30FD, 0x30FE]}
_TO_KATAKANA = {hiragana: katakana for katakana, hiragana in _TO_HIRAGANA.items()}
_SAME_LETTER = str.maketrans("髙﨑濵濱邉邊德澤齋齊廣國櫻嶋ヶヵゖゕ", "高崎浜浜辺辺徳沢斎斉広国桜島ケカけか")
_LONG = re.compile(r"(?<=[ァ-ヺぁ-ゖ])[-‐‑‒–—―−─━]")
_PIECE = re.compile(r"[一-鿿㐀-䶿々〆]+|[ァ-ヺー]+|[a-z0-9]+")


def fold(text: str) -> str:
    """Letters and digits alone, small, kana as hiragana. Empty where there is nothing to compare."""
    return "".join(c for c in _plain(text).translate(_TO_HIRAGANA) if c.isalnum() or c == "ー")


def searchable(values: Iterable[str]) -> str:
    """What is stored of several values: a line each as written, and one as the synonyms read it where that differs."""
    lines: list[str] = []
    for value in values:
        for line in (fold(value), fold(_canonical(_plain(value)))):
            if line and line not in lines:
                lines.append(line)
    return "\n".join(lines)


def terms_of(query: str) -> tuple[Term, ...]:
    """The words of a query, all of which have to be found; no more and no longer than anybody means."""
    terms = (_term(word) for word in query[:MOST_LETTERS].split())
    return tuple(dict.fromkeys(term for term in terms if term))[:MOST_TERMS]


def pieces_of(query: str) -> tuple[Term, ...]:
    """What a sentence is about (写真の送り方: 写真, 送, 方): runs of kanji, katakana and Latin letters."""
    plain = _plain(query[:MOST_LETTERS])
    terms = (_term(piece) for piece in _PIECE.findall(plain))
    return tuple(dict.fromkeys(term for term in terms if term))[:MOST_TERMS]


def rules() -> str:
    """Names the present rules: what was stored under others is old."""
    return f"{zlib.crc32(repr((_VERSION, GROUPS)).encode()):08x}"


def _term(word: str) -> Term:
    plain = _plain(word)
    ways = [fold(plain), fold(_canonical(plain))]
    katakana = plain.translate(_TO_KATAKANA)
    if katakana in _readings():
        ways.append(fold(_readings()[katakana]))
    return tuple(dict.fromkeys(way for way in ways if way))


def _plain(text: str) -> str:
    """One width and case; a dash after kana was meant as a long vowel."""
    return _LONG.sub("ー", unicodedata.normalize("NFKC", text).casefold().translate(_SAME_LETTER))


def _canonical(plain: str) -> str:
    return _any_synonym().sub(lambda found: _readings()[found.group()], plain)


@cache
def _readings() -> dict[str, str]:
    """Every synonym, and the first of its group."""
    return {_plain(word): _plain(group[0]) for group in GROUPS for word in group}


@cache
def _any_synonym() -> re.Pattern[str]:
    """The longest first; kanji have no ends that can be seen."""
    words = sorted(_readings(), key=len, reverse=True)
    return re.compile("|".join(_edge(word[0], "<!") + re.escape(word) + _edge(word[-1], "!") for word in words))


def _edge(letter: str, sign: str) -> str:
    if letter.isascii():
        return f"(?{sign}[a-z0-9])"
    return f"(?{sign}[ァ-ヺー])" if "ァ" <= letter <= "ー" else ""
