"""Rosters for tests: made here, or the two that lie in tests/rosters."""

import io
from pathlib import Path

import openpyxl

ROSTERS = Path(__file__).parent / "rosters"
PLAIN = ROSTERS / "01_plain_utf8.csv"
CP932 = ROSTERS / "02_excel_cp932.csv"


def csv_of(*rows, encoding="utf-8"):
    return "\r\n".join(rows).encode(encoding)


def xlsx_of(*rows, title="名簿", change=None):
    """The bytes of a workbook. `change` may do what it likes with the sheet before it is saved."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
