"""Rosters for tests: made here, or the five that lie in tests/rosters."""

import io
import zipfile
from pathlib import Path

import openpyxl

ROSTERS = Path(__file__).parent / "rosters"
PLAIN = ROSTERS / "01_plain_utf8.csv"
CP932 = ROSTERS / "02_excel_cp932.csv"
MERGED = ROSTERS / "03_meibo.xlsx"
FAULTY = ROSTERS / "04_with_faults.csv"
HARD_NAMES = ROSTERS / "05_hard_names.xlsx"


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


def repacked(content, **members):
    """The workbook with members added or replaced."""
    old = zipfile.ZipFile(io.BytesIO(content))
    parts = {name: old.read(name) for name in old.namelist()} | members
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return written.getvalue()
