"""Rosters of a town hall to which something happened. `DAMAGED` draws which roster and what happened to its cells, to its
bytes and to the parts of its workbook; the same draw is the same file."""

import csv
import io
import random
import zipfile
from dataclasses import dataclass

import openpyxl
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from tests.rosters.mixed_cases import mixture
from tests.rosters.nasty import HEADINGS, PATCHES, any_cell

ROWS = 9
SHAPES = ("xlsx", "utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be", "mixed")


def honest(seed, rows=ROWS):
    """(lines, people): an honest roster of a few rows, with whatever stands above and below them."""
    _, lines, _ = mixture(random.Random(seed))
    people = [line for line in lines if line.person]
    dropped = set(map(id, people[rows:]))
    lines = [line for line in lines if id(line) not in dropped]
    return [list(line.cells) for line in lines], [line.person for line in people[:rows]]


def _place(cells, rng):
    row = rng.choice([row for row in cells if row] or [[""]])
    return row, rng.randrange(len(row))


def replace_a_cell(cells, rng):
    row, index = _place(cells, rng)
    row[index] = any_cell(rng)


def add_to_a_cell(cells, rng):
    row, index = _place(cells, rng)
    row[index] = f"{row[index]}{any_cell(rng)}"


def swap_two_cells(cells, rng):
    (one, first), (other, second) = _place(cells, rng), _place(cells, rng)
    one[first], other[second] = other[second], one[first]


def shift_a_row(cells, rng):
    row, index = _place(cells, rng)
    row.insert(index, any_cell(rng))


def shuffle_columns(cells, rng):
    width = max(map(len, cells), default=0)
    order = rng.sample(range(width), width)
    cells[:] = [[row[index] if index < len(row) else "" for index in order] for row in cells]


def drop_a_column(cells, rng):
    index = rng.randrange(max(map(len, cells), default=0) or 1)
    for row in cells:
        del row[index : index + 1]


def double_a_column(cells, rng):
    index = rng.randrange(max(map(len, cells), default=0) or 1)
    for row in cells:
        row.extend(row[index : index + 1])


def shuffle_rows(cells, rng):
    rng.shuffle(cells)


def double_a_row(cells, rng):
    cells.insert(rng.randrange(len(cells) + 1), list(rng.choice(cells)))


def change_a_heading(cells, rng):
    """A word over a column, in one of the first rows, becomes another one."""
    row = rng.choice([row for row in cells[:4] if row] or [[""]])
    row[rng.randrange(len(row))] = rng.choice(HEADINGS)


def widen(cells, rng):
    cells[rng.randrange(len(cells))].extend([""] * rng.randrange(80) + [any_cell(rng)])


ON_CELLS = (
    replace_a_cell, replace_a_cell, replace_a_cell, add_to_a_cell, swap_two_cells, shift_a_row, shuffle_columns,
    drop_a_column, double_a_column, shuffle_rows, double_a_row, change_a_heading, widen,
)  # fmt: skip


def cut(content, rng):
    return content[: rng.randrange(len(content) + 1)]


def cut_out(content, rng):
    start = rng.randrange(len(content) + 1)
    return content[:start] + content[start + rng.randrange(1, 20) :]


def insert(content, rng):
    start = rng.randrange(len(content) + 1)
    return content[:start] + rng.choice([rng.randbytes(rng.randrange(1, 9)), *PATCHES]) + content[start:]


def swap(content, rng):
    first, middle, last = sorted(rng.randrange(len(content) + 1) for _ in range(3))
    return content[:first] + content[middle:last] + content[first:middle] + content[last:]


def repeat(content, rng):
    first, last = sorted(rng.randrange(len(content) + 1) for _ in range(2))
    return content[:last] + content[first:last] * rng.randrange(1, 3) + content[last:]


def damage_a_part(content, rng):
    """One part of a workbook, the zip around it whole; a csv is damaged where it is."""
    try:
        old = zipfile.ZipFile(io.BytesIO(content))
        parts = {name: old.read(name) for name in old.namelist()}
    except Exception:  # what an earlier damage left of it
        return insert(content, rng)
    hit = rng.choice(sorted(parts))
    parts[hit] = rng.choice([cut, cut_out, insert, insert, swap, repeat, lambda part, rng: b""])(parts[hit], rng)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        for name, part in parts.items():
            if name != hit or rng.random() < 0.95:
                new.writestr(name, part)
    return written.getvalue()


ON_BYTES = (cut, cut_out, insert, swap, repeat, damage_a_part, damage_a_part, damage_a_part)


def written_as(shape, cells, rng):
    """The cells as bytes. What one encoding can't write is lost, as it is by the programs of the town hall."""
    if shape == "xlsx":
        return _workbook(cells)
    text = io.StringIO()
    csv.writer(text, delimiter=rng.choice(",,,\t;"), lineterminator=rng.choice(["\r\n", "\n"])).writerows(cells)
    if shape != "mixed":
        return text.getvalue().encode(shape, "surrogatepass" if shape.startswith("utf") else "replace")
    lines = text.getvalue().splitlines(keepends=True)
    return b"".join(line.encode(rng.choice(["utf-8", "cp932", "utf-16-le"]), "replace") for line in lines)


def _workbook(cells):
    """What XML has no place for is written as Excel writes it: _x0000_."""
    book = openpyxl.Workbook()
    for number, row in enumerate(cells, start=1):
        for index, value in enumerate(row, start=1):
            if isinstance(value, str):
                value = "".join(f"_x{ord(one):04X}_" if _has_no_place(one) else one for one in value[:32_767])
            if value not in ("", None):
                book.active.cell(number, index, value)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _has_no_place(character):
    return ILLEGAL_CHARACTERS_RE.match(character) or "\ud800" <= character <= "\udfff" or character in "\ufffe\uffff"


@dataclass(frozen=True)
class Damaged:
    """`on_cells` and `on_bytes` are (what happened, seed)."""

    seed: int
    shape: str
    on_cells: tuple = ()
    on_bytes: tuple = ()

    @property
    def people(self):
        """Who was in it before."""
        return honest(self.seed)[1]

    @property
    def content(self):
        cells, _ = honest(self.seed)
        for happens, seed in self.on_cells:
            happens(cells, random.Random(seed))
            cells = cells or [[""]]
        content = written_as(self.shape, cells, random.Random(self.seed))
        for happens, seed in self.on_bytes:
            content = happens(content, random.Random(seed))
        return content


def _what(happens, most):
    drawn = st.tuples(st.sampled_from(happens), st.integers(0, 2**32))
    return st.lists(drawn, max_size=most).map(tuple)


_SHAPES = st.sampled_from(("xlsx",) * 5 + SHAPES)
"""Half of them workbooks: those have more parts to be damaged."""
DAMAGED = st.one_of(
    st.builds(Damaged, st.integers(0, 9_999), _SHAPES, _what(ON_CELLS, 5)),
    st.builds(Damaged, st.integers(0, 9_999), _SHAPES, _what(ON_CELLS, 2), _what(ON_BYTES, 2)),
)
