"""What the prefecture sees, as files: every municipality beside the others, one over the years, and the registers that are
missing. Counts alone, hidden where the screen hides them, in its order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from attendance.exports import definitions
from attendance.exports.lines import HIDDEN, NOTHING, cells_of, headings_of, no_cells, parts_of
from attendance.exports.tables import Cell, Export, Row, Table
from attendance.exports.written import as_of, today_in_name
from attendance.figures.entry import Figure
from attendance.figures.masking import IN_WORDS
from attendance.reports.alike import NEAR, Alike
from attendance.reports.prefecture import Town, Year
from courses.fiscal_year import fiscal_label
from courses.models import Cohort, Municipality, Session
from materials.japanese_dates import day_short

_KEPT = ("定着(組)", "定着の分母(見た組)", "定着率")
Groups = Sequence[tuple[str, Sequence[Town]]]
_ADDS_UP = "どの列も、市町の数(「*」の分もふくむ)の合計と、県計が同じ"
_MISSING = "終わりの時刻を過ぎて、だれにも印がない回。数字には入っていない。紙が届いて記録すれば、入る"
_DIFFERS = "市町の数の合計と、県計がちがう列がある。数字を使う前に、システムの担当に知らせる"


@dataclass(frozen=True)
class YearShown:
    """`groups` are the municipalities in the order of the screen; `in_regions` says that each group is a region."""

    year: Year
    groups: Groups
    in_regions: bool
    figures: Sequence[Figure]
    at: datetime


def towns_export(shown: YearShown) -> Export:
    year = shown.year
    order = "地域ごと、団体コード順" if shown.in_regions else "団体コード順"
    about = f"市町のようす {year.label} {order}。{as_of(shown.at)}"
    rows = [*_towns(shown), *_totals(shown)]
    check = _ADDS_UP if year.lines.adds_up else _DIFFERS
    words = [*IN_WORDS, ("検算", check), ("この表", f"{about}。順位ではない")]
    before = (
        *(("地域",) if shown.in_regions else ()),
        "団体コード",
        "市町",
        "報告",
        "報告した日",
        "クラス",
        "中止",
        "出席の記録がない回",
    )
    tables = [
        Table("市町", (*before, *headings_of(year.steps)), rows),
        definitions.of_figures(shown.figures, *words),
        Table("年ごとの定着率", ("団体コード", "市町", "年度", *_KEPT), list(_past(shown))),
    ]
    return Export(f"市町のようす_{year.label}_{today_in_name(shown.at)}", about, len(rows), tables)


def _towns(shown: YearShown) -> Iterator[Row]:
    for region, towns in shown.groups:
        for town in towns:
            place = (town.municipality.code, town.municipality.name)
            counts = (town.classes, town.cancelled or None, town.not_taken if town.classes else None)
            cells = cells_of(town.line) if town.classes else no_cells(shown.year.steps)
            yield (*((region,) if shown.in_regions else ()), *place, *_report(town), *counts, *cells)


def _report(town: Town) -> Row:
    report = town.reported.report
    if report:
        return (town.reported.state.word, timezone.localdate(report.sent_at))
    return (town.reported.state.word if town.classes else NOTHING, None)


def _totals(shown: YearShown) -> Iterator[Row]:
    year, blank = shown.year, (None,) * (2 if shown.in_regions else 1)
    if year.hides_anything:
        yield (*blank, f"「{HIDDEN}」の市町の合計", None, None, None, None, None, *cells_of(year.lines.hidden))
    total = f"県計({year.with_classes}市町)"
    yield (*blank, total, f"{year.reports_in}市町", None, year.classes, None, None, *cells_of(year.lines.total))


def _past(shown: YearShown) -> Iterator[Row]:
    for _, towns in shown.groups:
        for town in towns:
            for fiscal_year, line in town.past:
                place = (town.municipality.code, town.municipality.name)
                yield (*place, fiscal_label(fiscal_year), *parts_of(line.kept))


@dataclass(frozen=True)
class TownShown:
    """One municipality as the prefecture sees it, its classes without how many are in each."""

    town: Town
    year: Year
    alike: Alike
    cohorts: Sequence[Cohort]
    figures: Sequence[Figure]
    at: datetime


def town_export(shown: TownShown) -> Export:
    name = shown.town.municipality.name
    about = f"{name}のようす {shown.year.label}。{as_of(shown.at)}"
    rows = [(fiscal_label(year), *cells_of(line)) for year, line in shown.town.past]
    tables = [
        Table("年ごと", ("年度", *headings_of(shown.year.steps)), rows),
        definitions.of_figures(shown.figures, *IN_WORDS, ("この表", about)),
    ]
    if shown.town.classes:
        tables.append(_alike(name, shown.alike))
    if shown.cohorts:
        classes = [_class(each, shown.at) for each in shown.cohorts]
        tables.append(Table("クラス", ("クラス", "中止", "会場", "定員", "回"), classes))
    return Export(f"{name}のようす_{shown.year.label}_{today_in_name(shown.at)}", about, len(rows), tables)


def _alike(name: str, alike: Alike) -> Table:
    """A range only where the screen shows one."""
    headings = (
        "",
        "はじめの段階の分子(組)",
        "はじめの段階の分母(組)",
        "はじめの段階",
        *_KEPT,
        "いちばん低い",
        "まんなか",
        "いちばん高い",
    )
    own: Row = (name, *parts_of(alike.start), *parts_of(alike.own))
    marks: list[Cell] = [
        NOTHING if mark is None else mark / 100 for mark in (alike.lowest, alike.middle, alike.highest)
    ]
    others: Row = (f"上下{NEAR}ポイントまでの {alike.others}市町", *[None] * 6, *marks)
    return Table("はじめの段階が近い市町", headings, [own, others])


def _class(cohort: Cohort, at: datetime) -> Row:
    days = (f"{each.label} {day_short(each.day)} {_state(each, at)}" for each in cohort.sessions.all())
    return (cohort.name, "中止" if cohort.is_cancelled else None, cohort.venue.title, cohort.capacity, "\n".join(days))


def _state(session: Session, at: datetime) -> str:
    """As its chip says it."""
    if session.state == Session.State.PLANNED:
        return "しめていない" if session.ends_at < at else "予定"
    return "開いた" if session.state == Session.State.HELD else "中止"


def registers_export(
    fiscal_year: int, missing: Sequence[tuple[Municipality, Sequence[Session]]], at: datetime
) -> Export:
    about = f"出席の記録がない回 {fiscal_label(fiscal_year)}。{as_of(at)}"
    rows: list[Row] = [
        (town.code, town.name, session.cohort.name, session.label, session.day)
        for town, sessions in missing
        for session in sessions
    ]
    words = [("出席の記録がない回", _MISSING), ("この表", about)]
    tables = [
        Table("出席の記録がない回", ("団体コード", "市町", "クラス", "回", "日にち"), rows),
        definitions.of_words(words),
    ]
    return Export(f"出席の記録がない回_{fiscal_label(fiscal_year)}_{today_in_name(at)}", about, len(rows), tables)
