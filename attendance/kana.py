"""Readings in full-width katakana, from half-width kana or hiragana."""

import re
import unicodedata

from materials.refusal import Refusal

LENGTH = 80
_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]+")
_HIRAGANA = {code: code + 0x60 for code in [*range(0x3041, 0x3097), 0x309D, 0x309E]}
_NOT_A_READING = re.compile(r"[^ァ-ヺー・ヽヾ ]+")


class NotAReading(Refusal):
    code = "not_a_reading"


def to_katakana(text: str) -> str:
    """Half-width kana and hiragana as full-width katakana; every other character stays as it is."""
    full = _HALF_WIDTH.sub(lambda part: unicodedata.normalize("NFKC", part.group()), text)
    return unicodedata.normalize("NFC", full).translate(_HIRAGANA)


def clean_kana(text: str) -> str:
    """The reading in katakana with single half-width spaces."""
    kana = " ".join(to_katakana(text).split())
    other = _NOT_A_READING.search(kana)
    if other is not None:
        raise NotAReading(
            f"フリガナに、カタカナでない字「{other.group()[:10]}」があります。カタカナかひらがなで入れてください。"
        )
    if len(kana) > LENGTH:
        raise NotAReading(f"フリガナが長すぎます({len(kana)}文字)。{LENGTH}文字までにしてください。")
    return kana
