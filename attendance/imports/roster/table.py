"""Where in a book the roster is: which sheet, which row holds the headings, which rows are people."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from attendance.imports.roster.cells import Book, Row, Sheet, text_of
from attendance.imports.roster.headings import Column, Meaning, meaning_of
from attendance.imports.roster.limits import NotARoster

SEARCHED_ROWS = 40
_CLOSING = re.compile(r"(?:合計|総計|小計|計)(?:[::]?\d+(?:人|名)?)?|以上")


@dataclass(frozen=True, slots=True)
class Table:
    """`skipped` are the numbers of rows below the headings that are no people: a total, 以上."""

    sheet: str
    heading_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skipped: tuple[int, ...]


def find_table(book: Book, chosen: Mapping[int, Meaning] | None = None) -> Table:
    """The table with the most known headings, the first of equals. `chosen` are meanings that a person gave columns."""
    found = [(sheet, row, columns) for sheet in book.sheets for row, columns in _headings(sheet)]
    if not found:
        raise NotARoster(
            "no_name_column",
            "「氏名」の列が見つかりません。見出しの行に「氏名」(または「姓」と「名」)と書いてください。",
        )
    sheet, row, columns = max(found, key=lambda one: sum(column.meaning is not Meaning.OTHER for column in one[2]))
    columns = tuple(Column(c.index, c.heading, (chosen or {}).get(c.index, c.meaning)) for c in columns)
    below = [line for line in sheet.rows if line.number > row.number]
    closing = tuple(line.number for line in below if _is_closing(line))
    return Table(sheet.name, row.number, columns, tuple(line for line in below if line.number not in closing), closing)


def _headings(sheet: Sheet) -> Iterator[tuple[Row, tuple[Column, ...]]]:
    """Rows that may be the headings. Under a merged cell the words are a row lower than the others."""
    above = Row(0, ())
    for row in sheet.rows[:SEARCHED_ROWS]:
        upper = above if above.number == row.number - 1 else Row(0, ())
        width = max(len(row.values), len(upper.values))
        words = (text_of(row.at(index)).strip() or text_of(upper.at(index)).strip() for index in range(width))
        columns = tuple(Column(index, heading, meaning_of(heading)) for index, heading in enumerate(words))
        above = row
        meanings = {column.meaning for column in columns}
        if Meaning.NAME in meanings or {Meaning.FAMILY_NAME, Meaning.GIVEN_NAME} <= meanings:
            yield row, columns


def _is_closing(row: Row) -> bool:
    """A total or 以上 and at most one number beside it; somebody whose name is 計 has more in the row."""
    texts = [re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) for text in row.texts()]
    others = [text for text in texts if not _CLOSING.fullmatch(text)]
    return len(others) < len(texts) and all(re.fullmatch(r"\d+(?:人|名)?", text) for text in others)
