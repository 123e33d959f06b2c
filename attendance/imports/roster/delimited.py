"""Cells of a csv: in what characters it is written, what stands between the cells, and the cells."""

import csv
import io

from attendance.imports.roster.cells import Book, Row, Sheet, is_blank
from attendance.imports.roster.limits import COLUMNS, ROWS, NotARoster, too_many_columns, too_many_rows

ENCODINGS = {"utf-8-sig": "UTF-8(BOMつき)", "utf-8": "UTF-8", "cp932": "CP932(Shift_JIS)", "utf-16": "UTF-16"}
"""What a csv may be written in, with the words for it on screens."""
_NEVER_IN_A_CSV = frozenset("\0")
_NEVER_IN_CP932 = _NEVER_IN_A_CSV | frozenset("\x80\xa0\uf8f0\uf8f1\uf8f2\uf8f3")
"""What Python's cp932 makes of bytes that mean nothing in it."""


def read_delimited(content: bytes, encoding: str = "") -> Book:
    found, text = decode(content, encoding)
    return Book("csv", found, (Sheet("", _rows(text)),))


def decode(content: bytes, encoding: str = "") -> tuple[str, str]:
    """(encoding, text): the one that was asked for, else by the mark at the start, else UTF-8, else CP932."""
    for candidate in [encoding] if encoding in ENCODINGS else _candidates(content):
        try:
            text = content.decode(candidate)
        except UnicodeDecodeError:
            continue
        if not (_NEVER_IN_CP932 if candidate == "cp932" else _NEVER_IN_A_CSV) & set(text):
            return candidate, text
    raise NotARoster("undecodable", "文字を読み取れません。Excelで開き、「Excelブック(.xlsx)」で保存し直してください。")


def _candidates(content: bytes) -> list[str]:
    if content.startswith(b"\xef\xbb\xbf"):
        return ["utf-8-sig"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    return ["utf-8", "cp932"]


def _rows(text: str) -> tuple[Row, ...]:
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            while cells and is_blank(cells[-1]):
                cells.pop()
            if len(cells) > COLUMNS:
                raise too_many_columns()
            if cells:
                rows.append(Row(number, tuple(cells)))
            if len(rows) > ROWS:
                raise too_many_rows()
    except csv.Error as error:
        raise NotARoster(
            "bad_quotes", f"{reader.line_num}行目のあたりの引用符が合いません。Excelで開いて保存し直してください。"
        ) from error
    return tuple(rows)


def _delimiter(text: str) -> str:
    """Comma, tab or semicolon: the one that the first lines have most of. A comma when there is none at all."""
    start = text[:4000]
    return max(",\t;", key=start.count)
