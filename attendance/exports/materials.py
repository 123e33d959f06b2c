"""A year material by material, as the prefecture's screen shows it: hidden where it hides, numbers as numbers."""

from collections.abc import Sequence
from datetime import datetime

from attendance.exports import definitions
from attendance.exports.lines import HIDDEN, NOTHING
from attendance.exports.tables import Cell, Export, Row, Table
from attendance.exports.written import as_of, today_in_name
from attendance.figures.entry import Figure
from attendance.reports.material_lines import MaterialLine, MaterialYear

_HIDES = "記録が1から4件しかない教材。引き算で分からないよう、記録の少ない教材もいっしょに伏せる"


def materials_export(year: MaterialYear, figures: Sequence[Figure], at: datetime) -> Export:
    """What a number on paper is, is text: it is not calculated with."""
    about = f"教材ごとの数字 {year.label} すべての市町。{as_of(at)}"
    headings = (
        "番号", "教材", "市町の教材", "聞きたい(件)", "聞きたいの分母(件)",
        *(f"カードなし {answer}(回)" for answer in year.answers), "番号を入れた(回)",
    )  # fmt: skip
    rows = [_row(line) for line in (*year.lines, year.total)]
    words = ((HIDDEN, _HIDES), ("この表", about))
    tables = [Table("教材", headings, rows), definitions.of_figures(figures, *words)]
    return Export(f"教材ごとの数字_{year.label}_{today_in_name(at)}", about, len(rows), tables)


def _row(line: MaterialLine) -> Row:
    return (line.digits or None, line.title, line.owner or None, *_asked(line), *line.taps, line.typed)


def _asked(line: MaterialLine) -> Sequence[Cell]:
    if line.asked is None:
        return (HIDDEN, HIDDEN)
    return (line.asked.count, line.asked.of) if line.asked.of else (NOTHING, NOTHING)
