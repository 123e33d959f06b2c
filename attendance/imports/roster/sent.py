"""A roster that was sent and waits for its yes: read as its options say, and taken in."""

import zipfile
from collections.abc import Callable, Collection
from datetime import date
from io import BytesIO
from uuid import UUID

from django.db import transaction

from attendance.actions.import_roster import ImportResult, import_roster
from attendance.actions.keep_roster import cells_of, content_of, keep_cells
from attendance.actions.remember_columns import remember_columns
from attendance.imports.roster.cells import Book
from attendance.imports.roster.headings import Meaning, plain_heading
from attendance.imports.roster.kept_cells import cells_as_bytes, cells_from_bytes
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.options import Options
from attendance.imports.roster.read import read_roster
from attendance.imports.roster.report import Preview, preview_cells, preview_of_columns
from attendance.models import RosterUpload
from attendance.reports.roster_columns import layout_of
from courses.models import Municipality
from materials.refusal import Refusal

LONG_TEXT = 400_000
LONG_UNPACKED = 3_000_000
"""Bytes beyond which reading takes longer than a request should: some 1,000 people with ten columns."""
MANY = 500
"""People beyond whom saving takes longer than a request should."""


class StillFaults(Refusal):
    code = "still_faults"
    sentence = "直すところが残っています。直すか、「直すところのない人だけを先に取り込む」に印をつけてください。"


def takes_long(content: bytes) -> bool:
    if not content.startswith(b"PK"):
        return len(content) > LONG_TEXT
    try:
        return sum(member.file_size for member in zipfile.ZipFile(BytesIO(content)).infolist()) > LONG_UNPACKED
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def remembered_by(municipality: Municipality) -> dict[str, Meaning]:
    """What its columns mean, where a person has said so before."""
    return {heading: Meaning(meaning) for heading, meaning in layout_of(municipality).choices.items()}


def options_of(upload: RosterUpload) -> Options:
    return Options(
        encoding=upload.encoding,
        sheet=upload.sheet,
        heading_row=upload.heading_row,
        chosen={int(index): Meaning(meaning) for index, meaning in upload.chosen.items()},
        remembered=remembered_by(upload.cohort.municipality),
        guess=True,
        pasted=upload.pasted,
    )


def read_sent(upload: RosterUpload, progress: Callable[[int], None] | None = None) -> Book:
    """Of an Excel file the cells are kept when reading it took long; a csv is quick, and is read by its encoding."""
    kept = cells_of(upload)
    if kept is not None:
        return cells_from_bytes(kept)
    content = content_of(upload)
    book = read_roster(content, options_of(upload), progress)
    if book.kind == "xlsx" and (takes_long(content) or any(len(sheet.rows) > MANY for sheet in book.sheets)):
        keep_cells(upload=upload, cells=cells_as_bytes(book))
    return book


def preview_sent(upload: RosterUpload, today: date, book: Book | None = None) -> Preview:
    """Also of a table in which nobody can tell the name: without people, to choose the columns."""
    answers = {int(row): answer for row, answer in upload.answers.items()}
    book, options = book or read_sent(upload), options_of(upload)
    try:
        return preview_cells(cohort=upload.cohort, book=book, today=today, options=options, answers=answers)
    except NotARoster as refusal:
        if refusal.reason != "no_name_column":
            raise
    return preview_of_columns(book, options)


def may_be_taken_in(preview: Preview, *, only_good: bool) -> bool:
    return preview.can_be_saved or (only_good and preview.good_rows_can_be_saved)


def take_in(
    *, upload: RosterUpload, preview: Preview, decision: str, withdraw: Collection[UUID] = (), only_good: bool = False
) -> ImportResult:
    """All of it, or with `only_good` the rows without a fault. What a person chose for the columns is remembered for the
    municipality. The file stays: whoever calls drops it when nothing is left in it, after the commit."""
    if not may_be_taken_in(preview, only_good=only_good):
        raise StillFaults
    with transaction.atomic():
        result = import_roster(
            cohort=upload.cohort,
            people=preview.people,
            answers={int(row): answer for row, answer in upload.answers.items()},
            withdraw=withdraw,
            expected=decision,
        )
        _remember(upload, preview)
    return result


def _remember(upload: RosterUpload, preview: Preview) -> None:
    if not preview.table.heading_row:
        return
    columns = [column for column in preview.columns if column.heading]
    choices = {
        plain_heading(column.heading): str(column.meaning) for column in columns if str(column.index) in upload.chosen
    }
    remember_columns(
        municipality=upload.cohort.municipality,
        columns=[(column.heading, str(column.meaning)) for column in columns if column.meaning is not Meaning.KEY],
        choices=choices,
    )
