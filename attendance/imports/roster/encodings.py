"""In what characters a csv is written."""

import unicodedata

from attendance.imports.roster.limits import NotARoster

ENCODINGS = {"utf-8-sig": "UTF-8(BOMつき)", "utf-8": "UTF-8", "cp932": "CP932(Shift_JIS)", "utf-16": "UTF-16"}
"""What a csv may be written in, with the words for it on screens."""
_MARK = "\ufeff"
_END_OF_FILE = "\x1a"
"""Put at the end by old programs."""
_LINES = frozenset("\r\n\t\x1a")
_NEVER_IN_A_CSV = frozenset("\0")
_NEVER_IN_CP932 = _NEVER_IN_A_CSV | frozenset("\x80\xa0\uf8f0\uf8f1\uf8f2\uf8f3")
"""What Python's cp932 makes of bytes that mean nothing in it."""


def decode(content: bytes, encoding: str = "") -> tuple[str, str]:
    """(encoding, text): the one that was asked for, else by the mark at the start, else what fits."""
    if encoding in ENCODINGS:
        text = _text(content, encoding)
        if text is None:
            raise NotARoster("undecodable", f"{ENCODINGS[encoding]}では読めません。ほかの文字コードを選んでください。")
        return encoding, text
    for candidate in _candidates(content):
        text = _text(content, candidate)
        if text is not None:
            return candidate, text
    raise NotARoster("undecodable", "文字を読み取れません。Excelで開き、「Excelブック(.xlsx)」で保存し直してください。")


def _candidates(content: bytes) -> list[str]:
    if content.startswith(b"\xef\xbb\xbf"):
        return ["utf-8-sig"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        return ["utf-16"]
    return ["utf-8", "cp932"]


def _text(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(_byte_order(content) if encoding == "utf-16" else encoding)
    except UnicodeDecodeError:
        return None
    if (_NEVER_IN_CP932 if encoding == "cp932" else _NEVER_IN_A_CSV) & set(text):
        return None
    if encoding == "utf-16" and any(map(_is_no_text, set(text) - _LINES)):
        return None
    return text.removeprefix(_MARK).removesuffix(_END_OF_FILE)


def _is_no_text(character: str) -> bool:
    """Any bytes are some characters of UTF-16, but hardly ones that somebody types."""
    return unicodedata.category(character) in ("Cn", "Cc")


def _byte_order(content: bytes) -> str:
    """Without a mark: where the zeros of line ends, commas and digits stand."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-16-le" if content[1::2].count(0) >= content[::2].count(0) else "utf-16-be"
