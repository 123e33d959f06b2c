"""Files that went out and the tables of screens, both as rows of what stands in them."""

import csv
import html
import io
import re

import openpyxl

from attendance.models import TakenOut

FORMULA = '=HYPERLINK("http://x.example")'
"""A name that Excel would calculate."""


def content(answer):
    """A file is sent once; it is kept for the next question."""
    if not hasattr(answer, "kept"):
        answer.kept = answer.getvalue()
    return answer.kept


def book(answer):
    return openpyxl.load_workbook(io.BytesIO(content(answer)))


def rows(answer, sheet=0):
    """Of an Excel file or a CSV, the headings first; what is empty is None."""
    if answer["Content-Type"].startswith("text/csv"):
        lines = csv.reader(io.StringIO(content(answer).decode("utf-8-sig"), newline=""))
        return [[cell or None for cell in line] for line in lines]
    return [list(row) for row in book(answer).worksheets[sheet].iter_rows(values_only=True)]


def by_heading(answer, sheet=0):
    headings, *others = rows(answer, sheet)
    return [dict(zip(headings, row, strict=True)) for row in others]


def table(text, caption):
    """Rows of cells of the table with this caption, the headings first. A line break stays one, blanks are one blank."""
    (found,) = re.findall(rf"<caption[^>]*>{re.escape(caption)}</caption>(.*?)</table>", text, re.S)
    return [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", found, re.S)
    ]


def plain(markup):
    lines = re.sub(r"<br>", "\0", markup)
    words = html.unescape(re.sub(r"<[^>]*>", " ", lines))
    return "\n".join(" ".join(line.split()) for line in words.split("\0"))


def taken():
    """Who took what of which class, how much, in what shape."""
    found = TakenOut.objects.order_by("at", "cohort__slug")
    return list(found.values_list("by__username", "cohort__slug", "what", "shape", "rows"))
