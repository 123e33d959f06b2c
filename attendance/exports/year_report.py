"""A report to the prefecture as a file: what was sent, with the definitions of then. No name of a learner."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from attendance.exports import definitions
from attendance.exports.figures import HEADINGS, average_of, in_cells
from attendance.exports.tables import Export, Row, Table
from attendance.models import YearReport
from attendance.reports.term import Line
from attendance.reports.year_report import SentFigure

OF_CSV = (
    "市町", "年度", "数字", "区分", "数", "分母", "割合(%)", "1回あたり", *definitions.HEADINGS[1:], "送った日時",
)  # fmt: skip


def as_export(report: YearReport, figures: Sequence[SentFigure]) -> Export:
    """In a CSV one table: whose and of when in every line, the definition behind it."""
    rows = [in_cells(line) for line in _lines(figures)]
    others = [("この報告", said_of(report)), ("県への連絡", report.note)]
    about = definitions.of_figures((each.figure for each in figures), *others)
    csv = Table("数字", OF_CSV, _csv_rows(report, figures))
    return Export(_file_name(report), said_of(report), len(rows), [Table("数字", HEADINGS, rows), about], csv)


def said_of(report: YearReport) -> str:
    return f"{report.municipality_name} {report.year_label} 県への報告 {_sent(report)} {report.sent_by_name}"


def _file_name(report: YearReport) -> str:
    day = timezone.localdate(report.sent_at).isoformat()
    return f"報告_{report.municipality_name}_{report.year_label}_{day}"


def _sent(report: YearReport) -> str:
    return timezone.localtime(report.sent_at).strftime("%Y-%m-%d %H:%M")


def _lines(figures: Sequence[SentFigure]) -> Iterator[Line]:
    return (row.line for each in figures for row in each.rows if row.line)


def _csv_rows(report: YearReport, figures: Sequence[SentFigure]) -> Iterator[Row]:
    for line in _lines(figures):
        value, whose = line.value, (report.municipality_name, report.year_label)
        said = (line.figure.name, line.row, value.count, value.of, line.percent, average_of(line))
        yield (*whose, *said, *definitions.in_cells(line.figure)[1:], _sent(report))
