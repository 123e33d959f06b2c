import csv
import io

import openpyxl
import pytest

from attendance.exports.tables import csv_lines, write_xlsx
from attendance.exports.year_report import as_export
from attendance.models import YearReport
from attendance.reports.year_report import sheet_at_home
from tests import meetings
from tests.year_reports import sent


@pytest.fixture
def report(cast):
    """Of a municipality, a figure and a note that a spreadsheet would calculate."""
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])
    report = YearReport.objects.get(pk=sent(cast.tobe, cast.clerk, note="=1+1 会場が変わりました").pk)
    report.municipality_name = "@砥部町"
    report.figures[0]["name"] = "+計画した回"
    return report


@pytest.fixture
def content(report):
    written = io.BytesIO()
    write_xlsx(as_export(report, sheet_at_home(report)), written)
    return written.getvalue()


def test_numbers_are_numbers_and_the_definitions_of_then_are_on_the_second_sheet(report, content):
    book = openpyxl.load_workbook(io.BytesIO(content))

    held = book["数字"][3]
    assert [cell.value for cell in held[:5]] == ["開いた回", None, 1, 3, 0.33]
    assert [cell.data_type for cell in held[2:5]] == ["n", "n", "n"]
    assert [row[0] for row in book["数え方"].iter_rows(min_row=2, values_only=True)] == [
        *(each.figure.name for each in sheet_at_home(report)), "この報告", "県への連絡"
    ]  # fmt: skip


def test_nothing_calculates(report, content, formulas_in):
    assert formulas_in(content) == []
    first = csv_of(report)[1]
    assert (first[0], first[2]) == ("'@砥部町", "'+計画した回")


def test_a_csv_says_whose_and_of_when_in_every_line(report):
    lines = csv_of(report)[1:]

    assert {(line[0], line[1], line[-1]) for line in lines} == {("'@砥部町", "令和8年度", "2026-10-20 10:00")}
    assert lines[1][2:8] == ["開いた回", "", "1", "3", "33", ""]


def csv_of(report):
    content = b"".join(csv_lines(as_export(report, sheet_at_home(report)))).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def test_the_file_is_named_after_the_day_it_was_sent(report):
    assert as_export(report, sheet_at_home(report)).name == "報告_@砥部町_令和8年度_2026-10-20"


@pytest.mark.slow
def test_libreoffice_opens_it(content, office):
    shown = office(content, "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false").decode()

    assert list(csv.reader(io.StringIO(shown)))[2][:5] == ["開いた回", "", "1", "3", "33%"]
