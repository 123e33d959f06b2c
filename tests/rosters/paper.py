"""Rows on their way to a file, and the files: the truth is collected from the same rows that are written."""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import openpyxl


@dataclass(frozen=True)
class Truth:
    """A person as every careful reader of the roster would write them down. Telephones as digits."""

    name: str = ""
    kana: str = ""
    telephone: str = ""
    telephone_second: str = ""
    birth_year: int | None = None
    age_band: str = ""
    phone_family: str = ""
    care_note: str = ""


@dataclass(frozen=True)
class Line:
    """One row: of nobody (a title, a total), of a person, or with faults, which are headings."""

    cells: list
    person: Truth | None = None
    faults: tuple = ()

    def spoilt(self, columns, heading, value):
        """The same row with one cell that can't be right."""
        cells = list(self.cells)
        cells[[column.heading for column in columns].index(heading)] = value
        return replace(self, cells=cells, person=None, faults=(*self.faults, heading))


@dataclass(frozen=True)
class Case:
    """A file and what a reader must make of it. A fault is (row as Excel counts it, heading); "" is the row as a whole."""

    name: str
    seed: int
    file_name: str
    content: bytes = field(repr=False)
    people: tuple = ()
    faults: frozenset = frozenset()
    refused: bool = False


def case_of(name, seed, file_name, content, lines):
    people = tuple(line.person for line in lines if line.person)
    faults = frozenset((row, heading) for row, line in enumerate(lines, 1) for heading in line.faults)
    return Case(name, seed, file_name, content, people, faults)


def blank(width=0):
    return Line([""] * width)


def text(*cells):
    return Line(list(cells))


def headings(columns):
    return Line([column.heading for column in columns])


def body(people, columns, rng, start=1):
    """A row a person; a column without a value of its own counts them."""
    return [_line(person, columns, rng, start + index) for index, person in enumerate(people)]


def _line(person, columns, rng, number):
    cells, facts, telephones = [], {}, []
    for column in columns:
        cell, told = column.write(person, rng)
        cells.append(number if cell is None else cell)
        telephones += told.pop("telephones", [])
        facts |= told
    telephone, second = [*telephones, "", ""][:2]
    return Line(cells, Truth(**facts, telephone=telephone, telephone_second=second))


def csv_bytes(lines, encoding="utf-8", delimiter=",", end="\r\n", bom=b"", quoting=csv.QUOTE_MINIMAL):
    rows = "".join(_row(line.cells, delimiter, quoting) + end for line in lines)
    return bom + rows.encode(encoding)


def _row(cells, delimiter, quoting):
    """The writer quotes a cell for the line ends that it was told of: it is told of both, whatever ends the row."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n", quoting=quoting).writerow(cells)
    return written.getvalue().removesuffix("\r\n")


@dataclass
class Sheet:
    title: str
    lines: list
    merged: tuple = ()
    state: str = "visible"
    left: int = 0


def xlsx_bytes(*sheets, active=0, change=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(sheet.title), sheet)
    book.active = active
    if change:
        change(book)
    written = io.BytesIO()
    book.save(written)
    return rewritten(written.getvalue())


def rewritten(content, **changes):
    """The same workbook without the time of its making, and with the named parts (by the last word of their path)
    changed."""
    changes["core"] = lambda properties: re.sub("<dcterms:(created|modified).*?</dcterms:\\1>", "", properties)
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in book.namelist():
            part = book.read(name)
            change = changes.get(PurePath(name).stem)
            kept.writestr(zipfile.ZipInfo(name), change(part.decode()).encode() if change else part)
    return written.getvalue()


def _write(page, sheet):
    page.sheet_state = sheet.state
    for row, line in enumerate(sheet.lines, 1):
        for column, value in enumerate(line.cells, 1 + sheet.left):
            if value not in ("", None):
                page.cell(row, column, value)
    for cells in sheet.merged:
        page.merge_cells(cells)
