"""A report to the prefecture as a file: what was sent, with the definitions of then. No name of a learner. What is hidden
outside the municipality is the same sign here as on the screen, and never a number."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from attendance.exports import definitions
from attendance.exports.figures import HEADINGS, average_of, in_cells
from attendance.exports.lines import HIDDEN
from attendance.exports.tables import Export, Row, Table
from attendance.models import YearReport
from attendance.reports.year_report import SentFigure, SentRow

OF_CSV = (
    "市町", "年度", "数字", "区分", "数", "分母", "割合(%)", "1回あたり", *definitions.BESIDE, "送った日時",
)  # fmt: skip

_HIDES = "5人より少ない数と、引き算でそれが分かる数。教材ごとの「聞きたい」は、市町を合わせた数だけが県に見える"


def as_export(report: YearReport, figures: Sequence[SentFigure]) -> Export:
    """In a CSV one table: whose and of when in every line, the definition behind it."""
    rows = [_in_cells(each, row) for each in figures for row in each.rows]
    others = [("この報告", said_of(report)), ("県への連絡", report.note)]
    if any(row.line is None for each in figures for row in each.rows):
        others.append((HIDDEN, _HIDES))
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


def _in_cells(each: SentFigure, row: SentRow) -> Row:
    if row.line is None:
        return (each.figure.name, row.words, HIDDEN, HIDDEN, None, each.figure.unit)
    return in_cells(row.line)


def _csv_rows(report: YearReport, figures: Sequence[SentFigure]) -> Iterator[Row]:
    whose = (report.municipality_name, report.year_label)
    for each in figures:
        for row in each.rows:
            said = (each.figure.name, row.words, *_numbers(row))
            yield (*whose, *said, *definitions.in_cells(each.figure)[1:], _sent(report))


def _numbers(row: SentRow) -> Row:
    line = row.line
    if line is None:
        return (HIDDEN, HIDDEN, None, None)
    return (line.value.count, line.value.of, line.percent, average_of(line))
