import csv
import io

import openpyxl
import pytest

from attendance.exports.figures import FiguresFile, as_xlsx, csv_lines
from attendance.figures.between import KEPT
from attendance.figures.catalogue import FIGURES
from attendance.reports.term import term_of
from courses.models import Cohort
from tests import factories, meetings


@pytest.fixture
def file(cast):
    """Two classes, one of them with a name that a spreadsheet would calculate; two meetings were held."""
    Cohort.objects.filter(pk=cast.cohort.pk).update(name="=1+1クラス")
    factories.enrolment(factories.cohort(cast.tobe, name="金曜クラス", slug="tobe-2"))
    first, second = meetings.meeting(cast.cohort, 1), meetings.meeting(cast.cohort, 2)
    for number in (1, 2, 3):
        meetings.level(cast.kiyo, first, f"S1-{number}", "closing", "2")
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])
    for number, level in ((1, "2"), (2, "1"), (3, "2")):
        meetings.level(cast.kiyo, second, f"S1-{number}", "opening", level)
    meetings.hold(cast.cohort, 2, [(cast.kiyo, "late")])
    at = second.ends_at
    term = term_of(Cohort.objects.in_municipality(cast.tobe).order_by("slug"), at)
    return FiguresFile("砥部町", "令和8年度", "すべてのクラス(2クラス)", at, term, True)


def book_of(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of(file):
    return list(csv.reader(io.StringIO(b"".join(csv_lines(file)).decode("utf-8-sig"))))


def row_of(sheet, *start):
    return next(row for row in sheet.iter_rows() if tuple(cell.value for cell in row[: len(start)]) == start)


def test_numbers_are_numbers_and_a_share_is_a_percentage(file):
    row = row_of(book_of(as_xlsx(file))["数字"], "定着率")

    assert [cell.value for cell in row] == ["定着率", None, 2, 3, 0.67, "組(1人の1つの「できること」)"]
    assert [cell.data_type for cell in row[2:5]] == ["n", "n", "n"]
    assert [cell.number_format for cell in row[2:5]] == ["0", "0", "0%"]


def test_an_average_is_written_as_one(file):
    row = row_of(book_of(as_xlsx(file))["数字"], "開いた回と来た人", "第1回")

    assert [cell.value for cell in row[2:5]] == [1, 1, 1]
    assert row[4].number_format == '"1回に"0.0"人"'


def test_definitions_are_on_the_second_sheet(file):
    sheet = book_of(as_xlsx(file)).worksheets[1]

    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        *(figure.name for figure in FIGURES), "この表"
    ]  # fmt: skip
    assert sheet.cell(sheet.max_row, 2).value == (
        "砥部町 令和8年度 すべてのクラス(2クラス)。令和8年11月10日(火) 午後3時の記録まで"
    )


def test_classes_are_on_the_third_sheet(file):
    sheet = book_of(as_xlsx(file))["クラスごと"]

    assert list(sheet.iter_rows(values_only=True)) == [
        ("クラス", "申込", "取りやめ", "受講", "定員", "第1回", "第1回の分母", "第2回", "第2回の分母", "第3回", "第3回の分母",
         "修了", "修了の分母", "定着(組)", "見た(組)", "定着率"),
        ("=1+1クラス", 1, 0, 1, 12, 1, 1, 1, 1, None, None, None, None, 2, 3, 0.67),
        ("金曜クラス", 1, 0, 1, 12, *[None] * 11),
    ]  # fmt: skip


def test_nothing_calculates(file, formulas_in):
    content = as_xlsx(file)
    cell = book_of(content)["クラスごと"]["A2"]

    assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)
    assert formulas_in(content) == []
    assert {row[2] for row in rows_of(file)[1:]} == {"すべてのクラス(2クラス)", "'=1+1クラス", "金曜クラス"}


def test_a_line_of_csv_stands_alone(file):
    rows = rows_of(file)
    kept = next(row for row in rows if row[2:4] == ["'=1+1クラス", "定着率"])

    assert rows[0][:9] == ["市町", "年度", "クラス", "数字", "区分", "数", "分母", "割合(%)", "1回あたり"]
    assert len(set(rows[0])) == len(rows[0])
    assert kept[:9] == ["砥部町", "令和8年度", "'=1+1クラス", "定着率", "", "2", "3", "67", ""]
    assert kept[9:] == [
        KEPT.unit,
        KEPT.numerator,
        KEPT.denominator,
        KEPT.scope,
        KEPT.left_out,
        KEPT.version,
        "2026-11-10 15:00",
    ]


def test_csv_has_every_line_of_the_screen_and_those_of_each_class(file):
    of_classes = sum(len(list(row.lines())) for row in file.term.running)

    assert len(rows_of(file)) == 1 + len(file.term.lines) + of_classes


def test_a_cancelled_class_has_its_name_alone(cast):
    Cohort.objects.filter(pk=cast.cohort.pk).update(cancelled_at=factories.NOW)
    term = term_of(Cohort.objects.in_municipality(cast.tobe), factories.NOW)
    file = FiguresFile("砥部町", "令和8年度", "すべて", factories.NOW, term, True)

    (_, row) = book_of(as_xlsx(file))["クラスごと"].iter_rows(values_only=True)

    assert row == ("火曜クラス(中止)", *[None] * (len(row) - 1))


@pytest.mark.slow
def test_libreoffice_shows_what_we_wrote(file, office, formulas_in):
    content = as_xlsx(file)

    shown = office(content, "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")

    rows = [tuple(row) for row in csv.reader(io.StringIO(shown.decode(), newline=""))]
    assert [row[:4] for row in rows[1:]] == [
        (line.figure.name, line.row, str(line.value.count), "" if line.value.of is None else str(line.value.of))
        for line in file.term.lines
    ]
    assert next(row for row in rows if row[0] == "定着率")[4] == "67%"
    assert formulas_in(office(content, "xlsx", "xlsx:Calc MS Excel 2007 XML")) == []
