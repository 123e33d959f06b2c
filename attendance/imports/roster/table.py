"""Where in a book the roster is: which sheet, which row holds the headings, which rows are people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from attendance.imports.roster.cells import Book, Row, Sheet
from attendance.imports.roster.guess import guess_columns
from attendance.imports.roster.halves import below_each_other, beside_each_other
from attendance.imports.roster.heading_rows import Headings, headings_of_row, names_people, possible_headings
from attendance.imports.roster.headings import Column, Meaning, column_name
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.looks import notes_on_looks
from attendance.imports.roster.options import Options
from attendance.imports.roster.skipped import Sieve, Skipped
from materials.japanese_dates import years_in

_NOT_THIS_ONE = re.compile(
    r"旧|昨年|前年|去年|控え?|バックアップ|コピー|原本|雛形|ひな形|様式|見本|記入例|待ち|辞退|欠席|キャンセル"
)


@dataclass(frozen=True, slots=True)
class Table:
    """`heading_row` is 0 where there are no headings; `guessed` says that columns were told by what stands in them.
    `skipped` are rows below the headings that are no people. `sheets` are all sheets that can be chosen. `notes` say how
    it was read, where that is not plain to see."""

    sheet: str
    heading_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    sheets: tuple[str, ...] = ()
    guessed: bool = False
    notes: tuple[str, ...] = ()


_AS_FOUND = Options()


def find_table(book: Book, options: Options = _AS_FOUND) -> Table:
    """`chosen` goes before what was `remembered`, which goes before the words we know."""
    if not book.sheets:
        raise NotARoster("no_cells", "何も入っていません。名簿のシートが入っているか確かめてください。")
    sheets = [sheet for sheet in book.sheets if sheet.name == options.sheet] or list(book.sheets)
    found, guessed = _found(sheets, book.active, options)
    columns = _chosen(found, options)
    if not columns:
        raise NotARoster("no_columns", f"{found.row}行目より下に、何も書いてありません。見出しの行を確かめてください。")
    if not names_people(columns) and not options.to_choose:
        raise _no_names()
    tables, notes = beside_each_other(columns), []
    if len(tables) > 1:
        found, note = below_each_other(found, tables)
        columns, notes = tuple(tables[0]), [note]
    rows, skipped = _people(found, columns)
    looks = notes_on_looks(found.sheet.looks, {row.number for row in rows}, columns)
    return Table(
        sheet=found.sheet.name,
        heading_row=found.row,
        columns=columns,
        rows=rows,
        skipped=skipped,
        sheets=tuple(sheet.name for sheet in book.sheets),
        guessed=guessed,
        notes=(*notes, *_notes(guessed, found.row, book.calculated), *looks),
    )


def _notes(guessed: bool, heading_row: int, calculated: int) -> Iterator[str]:
    if guessed and heading_row:
        yield f"{heading_row}行目を見出しとして読みました。人の行なら、見出しの行を0にしてください。"
    if guessed:
        yield "見出しの分からない列は、中に書いてあることから読み取りました。列の意味を確かめてください。"
    if calculated:
        yield f"数式のセル{calculated}個は、Excelに表示されていた値で読みました。"


def _no_names() -> NotARoster:
    return NotARoster(
        "no_name_column",
        "「氏名」の列が見つかりません。見出しの行に「氏名」(または「姓」と「名」)と書いてください。",
    )


def _found(sheets: Sequence[Sheet], active: str, options: Options) -> tuple[Headings, bool]:
    """(where, whether columns were told by what stands in them)"""
    candidates = list(possible_headings(sheets, options.remembered))
    front = next((sheet for sheet in sheets if sheet.name == active), sheets[0])
    if options.heading_row:
        holders = [s for s in sheets if any(row.number == options.heading_row for row in s.rows)]
        found = headings_of_row((holders or [front])[0], options.heading_row, options.remembered)
    elif options.heading_row == 0:
        found = Headings(front, 0, ())
    elif named := [one for one in candidates if one.names_people]:
        return _best_of(named, active), False
    else:
        found = _best_without_names(candidates, front)
    if options.guess and not names_people(_chosen(found, options)):
        return _guessed(found, options), True
    return found, False


def _guessed(found: Headings, options: Options) -> Headings:
    """By what stands in the columns. When more of them are plain without the first row, that row was the headings."""
    guessed, rows = guess_columns(found), found.sheet.rows
    if options.heading_row is not None or found.row or len(rows) < 2:
        return guessed
    below = guess_columns(headings_of_row(found.sheet, rows[0].number, options.remembered))
    return max(guessed, below, key=lambda one: one.known)


def _best_without_names(candidates: Sequence[Headings], front: Sheet) -> Headings:
    """Headings all of which but the name are known; a single word may be anything."""
    best = max(candidates, key=lambda one: one.known)
    return best if best.known > 1 else Headings(front, 0, ())


def _best_of(named: Sequence[Headings], active: str) -> Headings:
    """The most known headings of a sheet, the first of equals. Of several rosters in one book the latest year, else the
    one with most headings, else the one that was in front."""
    by_sheet: dict[str, Headings] = {}
    for one in named:
        if one.sheet.name not in by_sheet or one.known > by_sheet[one.sheet.name].known:
            by_sheet[one.sheet.name] = one
    most = max(one.known for one in by_sheet.values())
    rivals = [one for one in by_sheet.values() if 2 * one.known > most]
    years = [max(years_in(one.sheet.name), default=0) for one in rivals]
    ranks = [
        (not _NOT_THIS_ONE.search(one.sheet.name), year if all(years) else 0, one.known, one.sheet.name == active)
        for one, year in zip(rivals, years, strict=True)
    ]
    return rivals[ranks.index(max(ranks))]


def _chosen(found: Headings, options: Options) -> tuple[Column, ...]:
    """Every column that has a heading or a cell; without headings they are called A列, B列."""
    below = [row for row in found.sheet.rows if row.number > found.row]
    width = max([len(row.values) for row in below] + [column.index + 1 for column in found.columns], default=0)
    columns = {column.index: column for column in found.columns}
    for index in range(width):
        column = columns.get(index) or Column(index, "" if found.row else column_name(index), Meaning.OTHER)
        columns[index] = replace(column, meaning=options.chosen.get(index, column.meaning))
    used = {index for row in below for index, value in enumerate(row.values) if value not in (None, "")}
    return tuple(columns[index] for index in range(width) if columns[index].heading or index in used)


def _people(found: Headings, columns: Sequence[Column]) -> tuple[tuple[Row, ...], tuple[Skipped, ...]]:
    sieve = Sieve(columns, [row for row in found.sheet.rows if row.number < found.row])
    rows, skipped = [], []
    for row in found.sheet.rows:
        if row.number <= found.row or sieve.is_empty_line(row):
            continue
        why = sieve.why_skipped(row)
        if why:
            skipped.append(Skipped(row.number, why))
        else:
            rows.append(row)
    return tuple(rows), tuple(skipped)
