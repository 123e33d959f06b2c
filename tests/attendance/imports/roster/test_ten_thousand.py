"""Thousands of rosters to which something happened, and thousands in any order.

A few of them in `make check`. All of them, with the ones that go through the screens and the ones that come back edited
(10,000 together): `pytest --hypothesis-profile=thorough` with this file, tests/attendance/exports/test_any_edit.py and
tests/attendance/views/office/test_roster_ten_thousand.py."""

import random
import unicodedata
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from attendance.imports.roster.cells import Formula, is_blank, text_of
from attendance.imports.roster.headings import Meaning
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.table import find_table
from attendance.imports.roster.understand import understand
from tests.factories import TODAY
from tests.rosters.damage import DAMAGED, SHAPES, honest, shuffle_columns, written_as
from tests.rosters.thorough import files

HONEST_SHAPES = [shape for shape in SHAPES if shape not in ("cp932", "mixed")]


def read(content, guess):
    """(book, table, what was understood), or None for a refusal."""
    options = Options(guess=guess)
    try:
        book = read_roster(content, options)
        table = find_table(book, options)
        return book, table, understand(table, TODAY)
    except NotARoster:
        return None


def passed_over(book, table):
    """Rows below the headings that are neither people nor named as skipped. Tables side by side have numbers of their own."""
    told = {row.number for row in table.rows} | {row.number for row in table.skipped}
    (sheet,) = [sheet for sheet in book.sheets if sheet.name == table.sheet]
    return [row for row in sheet.rows if row.number > table.heading_row and row.number not in told]


def could_be_somebody(row):
    """A prepared line holds its number, and formulas that wait for somebody."""
    texts = [text_of(value) for value in row.values if not is_blank(value) and not isinstance(value, Formula)]
    return any(set(unicodedata.normalize("NFKC", text)) - set("0123456789.,- \n\t") for text in texts)


def as_it_stands(table, row):
    """The name in the row, without the white space around it."""

    def under(*meanings):
        columns = [column for column in table.columns if column.meaning in meanings]
        return [text_of(row.at(column.index)).strip() for column in columns]

    whole = under(Meaning.NAME)
    parts = [under(meaning)[0] for meaning in (Meaning.FAMILY_NAME, Meaning.GIVEN_NAME)] if not whole else []
    return whole[0] if whole else " ".join(parts)


@files(60, 6_500)
@given(DAMAGED, st.booleans())
def test_every_row_of_a_damaged_roster_is_accounted_for(damaged, guess):
    found = read(damaged.content, guess)

    if found is None:
        return
    book, table, understood = found
    rows = {row.number: row for row in table.rows}
    faulty = {fault.row for fault in understood.faults} - {table.heading_row}
    beside = any("左右" in note for note in table.notes)
    assert [person.row for person in understood.people] == [number for number in rows if number not in faulty]
    assert faulty <= set(rows)
    assert beside or not any(could_be_somebody(row) for row in passed_over(book, table))
    assert [one.name for one in understood.people] == [as_it_stands(table, rows[one.row]) for one in understood.people]


def digits(telephone):
    return "".join(one for one in telephone if one.isdecimal())


@files(30, 2_000)
@given(st.integers(0, 9_999), st.sampled_from(HONEST_SHAPES), st.integers(0, 2**32))
def test_people_in_any_order_of_rows_and_columns_are_the_same_people(seed, shape, shuffled):
    cells, people = honest(seed)
    rng = random.Random(shuffled)
    top = next(index for index, row in enumerate(cells) if len(row) == max(map(len, cells)) and "" not in row)
    # What stands alone in a row is a remark under a name, and not under whatever column comes there.
    body = [row for row in cells[top + 1 :] if sum(map(bool, row)) > 1]
    rng.shuffle(body)
    cells[top + 1 :] = body
    shuffle_columns(cells, rng)

    _, _, found = read(written_as(shape, cells, rng), guess=True)

    assert found.faults == ()
    as_read = [
        (one.name, one.kana, one.birth_year, one.age_band, one.phone_family, one.care_note) for one in found.people
    ]
    in_truth = [(one.name, one.kana, one.birth_year, one.age_band, one.phone_family, one.care_note) for one in people]
    assert Counter(as_read) == Counter(in_truth)
    telephones = [{digits(one.telephone), digits(one.telephone_second)} for one in found.people]
    assert sorted(map(sorted, telephones)) == sorted(sorted({one.telephone, one.telephone_second}) for one in people)
