"""Cells of a csv or of what was copied out of a spreadsheet: what stands between the cells, and the cells."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from attendance.imports.roster.cells import Book, Row, Sheet, is_blank
from attendance.imports.roster.encodings import decode
from attendance.imports.roster.headings import known_headings
from attendance.imports.roster.limits import (
    COLUMNS,
    FIRST_ROWS,
    PROGRESS_ROWS,
    ROWS,
    NotARoster,
    Progress,
    too_long_cell,
    too_many_columns,
    too_many_rows,
)
from attendance.imports.roster.options import Options

_SAMPLE = 20_000
_MADE_HARMLESS = re.compile(r"'(?='*[=+\-@＝＋－＠|\t\r])")
"""Our own exports put one apostrophe before what a spreadsheet would calculate; it is no part of the text."""


def read_delimited(content: bytes, options: Options, progress: Progress | None = None) -> Book:
    encoding, text = decode(content, options.encoding)
    delimiter = "\t" if options.pasted and "\t" in text else _delimiter(text, options)
    try:
        rows = tuple(_rows(_quoted(text, delimiter), progress))
    except NotARoster as refusal:
        if not options.pasted or refusal.reason != "bad_quotes":
            raise
        rows = tuple(_rows((line.split(delimiter) for line in re.split("\r\n|\r|\n", text)), progress))
    return Book("csv", encoding, (Sheet("", rows),) if rows else ())


def _quoted(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        if "limit" in str(error):
            raise too_long_cell() from error
        raise NotARoster(
            "bad_quotes", f"{reader.line_num}行目のあたりの引用符が合いません。Excelで開いて保存し直してください。"
        ) from error


def _rows(lines: Iterable[list[str]], progress: Progress | None) -> Iterator[Row]:
    used = 0
    for number, cells in enumerate(lines, start=1):
        while cells and is_blank(cells[-1]):
            cells.pop()
        if not cells:
            continue
        used += 1
        if len(cells) > COLUMNS:
            raise too_many_columns()
        if used > ROWS:
            raise too_many_rows()
        if progress and used % PROGRESS_ROWS == 0:
            progress(used)
        yield Row(number, tuple(cell[1:] if _MADE_HARMLESS.match(cell) else cell for cell in cells))


def _delimiter(text: str, options: Options) -> str:
    """Comma, tab or semicolon: the one that gives a row of known headings, else rows of the same width. Not the one that
    there is most of: a title may have a comma, and remarks have many."""
    return max(",\t;", key=lambda delimiter: _table_likeness(text[:_SAMPLE], delimiter, options))


def _table_likeness(sample: str, delimiter: str, options: Options) -> tuple[int, int, int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows = list(islice(_as_far_as_it_goes(reader), FIRST_ROWS))
    widths = [len(row) for row in rows if len(row) > 1]
    known = max((known_headings(row[:COLUMNS], options.remembered) for row in rows), default=0)
    return known, *max(((widths.count(width), width) for width in widths), default=(0, 0))


def _as_far_as_it_goes(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        return
