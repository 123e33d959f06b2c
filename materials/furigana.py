"""A word with its reading. Stored as `<ruby data-reading="かんじ">漢字</ruby>`, so that what strips tags, search among them,
keeps the word alone; readers get the whole `<ruby>`, and paper the reading in brackets behind its word."""

import re
from html import unescape

MOST = 40
_STORED = re.compile(r'<ruby data-reading="([^"]*)">(.*?)</ruby>', re.S)
_SHOWN = r"<ruby>\2<rp>(</rp><rt>\1</rt><rp>)</rp></ruby>"
_END_OF_LINE = re.compile(r"</p>|<br\s*/?>|</li>")


def with_readings(html: str) -> str:
    """Both parts are escaped already: they come out of rich text as the editor's converter wrote it."""
    return _STORED.sub(_SHOWN, html)


def has_readings(html: str) -> bool:
    return _STORED.search(html) is not None


def on_paper(html: str) -> str:
    """Plain text, a line for each paragraph: 漢字(かんじ)."""
    lines = _END_OF_LINE.sub("\n", _STORED.sub(r"\2(\1)", html))
    return unescape(re.sub(r"<[^>]+>", "", lines)).strip()
