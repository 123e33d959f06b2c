"""Which characters paper can show. A name with another one would carry an empty box, so the screens say so before."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from materials.printing.sheets import FONTS

# Regular of the house and its fallback, as in house.typ. Bold has what Regular has.
FILES = ("BIZUDPGothic-Regular.ttf", "NotoSansJP-Regular.otf")
_WHOLE_UNICODE = 12


def unprintable(text: str) -> list[str]:
    """The characters of the text that no font here has, each once, in order. Marks that show nothing are left out."""
    return [letter for letter in dict.fromkeys(text) if not _invisible(letter) and ord(letter) not in _known()]


def _invisible(letter: str) -> bool:
    """Spaces, line ends, joiners, and the selectors that choose a variant of the kanji before them."""
    return unicodedata.category(letter) in {"Cc", "Cf", "Zs", "Zl", "Zp"} or 0xE0100 <= ord(letter) <= 0xE01EF


@cache
def _known() -> frozenset[int]:
    return frozenset(point for name in FILES for point in _points(FONTS / name))


def _points(path: Path) -> Iterator[int]:
    """Code points of the font's character map (OpenType `cmap`, format 12: groups of first, last, first glyph)."""
    font = path.read_bytes()
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * number)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == _WHOLE_UNICODE:
            (groups,) = struct.unpack_from(">I", font, start + offset + 12)
            for group in range(groups):
                first, last = struct.unpack_from(">II", font, start + offset + 16 + 12 * group)
                yield from range(first, last + 1)
            return
    raise ValueError(f"{path.name} has no character map of the whole of Unicode.")


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(count))
    return next(int(offset) for name, _, offset, _ in records if name == tag)
