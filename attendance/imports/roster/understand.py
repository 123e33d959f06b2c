"""Rows to people: what each column means, who would be saved, what has to be put right, what is read and not kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from attendance.imports.roster.cells import is_blank
from attendance.imports.roster.doubts import notes_on_classes, notes_on_names
from attendance.imports.roster.headings import HOW_OFTEN, UNKEPT, Column, Meaning
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.people import Columns, Fault, Person, RowReader
from attendance.imports.roster.phone_words import family_named
from attendance.imports.roster.readings_above import readings_above_names
from attendance.imports.roster.repeats import Repeats
from attendance.imports.roster.skipped import Skipped
from attendance.imports.roster.table import Table

_WHY_UNKEPT = {
    Meaning.NUMBER: "クラスの番号は、クラスの続きの番号を付けます。",
    Meaning.SEX: "性別は残しません。",
    Meaning.OTHER: "この列は読みません。",
    Meaning.BIRTH: "月と日は残しません。生まれた年だけを残します。",
    Meaning.AGE: "年齢は残しません。年代だけを残します。",
}
_SHOWN = 20
_WHOLE_OR_PARTS = (
    (Meaning.NAME, Meaning.FAMILY_NAME, Meaning.GIVEN_NAME),
    (Meaning.KANA, Meaning.FAMILY_KANA, Meaning.GIVEN_KANA),
)


@dataclass(frozen=True, slots=True)
class Unkept:
    heading: str
    why: str


@dataclass(frozen=True, slots=True)
class Understood:
    columns: tuple[Column, ...]
    people: tuple[Person, ...]
    faults: tuple[Fault, ...]
    unkept: tuple[Unkept, ...]
    notes: tuple[str, ...]


def understand(table: Table, today: date) -> Understood:
    """Never raises for what stands in a row: every fault has its row and column. Without any row it is not a roster."""
    columns = _read_columns(table.columns)
    faults = _column_faults(table)
    repeats, two_rows = Repeats(), readings_above_names(table.rows, columns)
    people: list[Person] = []
    for row in table.rows:
        if row.number in two_rows:
            faults.append(Fault(row.number, columns[Meaning.NAME][0].title, two_rows[row.number]))
            continue
        reading = RowReader(row, columns, today).read()
        faults += reading.faults
        again = repeats.of(reading, row.number)
        if again is not None:
            faults.append(Fault(row.number, _column_of(columns, again.meaning).title, again.message))
        elif reading.person is not None:
            people.append(reading.person)
    if not table.rows:
        raise NotARoster("no_people", "見出しの下に、人の行がありません。名簿のシートが入っているか確かめてください。")
    return Understood(
        columns=table.columns,
        people=tuple(people),
        faults=tuple(faults),
        unkept=tuple(_unkept(table, columns)),
        notes=tuple(_notes(table, columns, people)),
    )


def _read_columns(columns: Iterable[Column]) -> Columns:
    """The columns that are read. A whole name goes before its parts; of too many columns the first are taken."""
    found: defaultdict[Meaning, list[Column]] = defaultdict(list)
    for column in columns:
        if column.meaning is not Meaning.OTHER and len(found[column.meaning]) < HOW_OFTEN.get(column.meaning, 1):
            found[column.meaning].append(column)
    for whole, *parts in _WHOLE_OR_PARTS:
        for part in parts if found[whole] else []:
            found.pop(part, None)
    return {meaning: tuple(of_one) for meaning, of_one in found.items() if of_one}


def _column_faults(table: Table) -> list[Fault]:
    faults = []
    by_meaning: defaultdict[Meaning, list[Column]] = defaultdict(list)
    for column in table.columns:
        if column.meaning is not Meaning.PHONE_FAMILY or not family_named(column.heading):
            by_meaning[column.meaning].append(column)
    for meaning, columns in by_meaning.items():
        if meaning not in UNKEPT and len(columns) > (2 if meaning is Meaning.TELEPHONE else 1):
            message = (
                f"「{meaning.label}」にあたる列が{len(columns)}つあります。使わない列は「残しません」にしてください。"
            )
            faults.append(Fault(table.heading_row, columns[-1].title, message))
    family, given = by_meaning[Meaning.FAMILY_KANA], by_meaning[Meaning.GIVEN_KANA]
    if bool(family) != bool(given) and not by_meaning[Meaning.KANA]:
        message = "フリガナの列が、姓か名の片方だけです。もう片方の列も作ってください。"
        faults.append(Fault(table.heading_row, (family or given)[0].title, message))
    return faults


def _column_of(columns: Columns, meaning: Meaning) -> Column:
    return [*columns.get(meaning, ()), *columns.get(Meaning.FAMILY_NAME, ())][0]


def _unkept(table: Table, columns: Columns) -> Iterable[Unkept]:
    used = {column.index for of_one in columns.values() for column in of_one}
    width = max((len(row.values) for row in table.rows), default=0)
    headings = {column.index: column for column in table.columns}
    for index in range(max(width, len(table.columns))):
        column = headings.get(index) or Column(index, "", Meaning.OTHER)
        if all(is_blank(row.at(index)) for row in table.rows):
            continue
        if column.meaning in _WHY_UNKEPT:
            yield Unkept(column.heading or "(見出しのない列)", _WHY_UNKEPT[column.meaning])
        elif index not in used:
            yield Unkept(column.title, "同じ意味のほかの列を使いました。")


def _left_out(columns: Columns) -> str:
    return "いまのまま残ります。" if Meaning.KEY in columns else "あとから受講者の画面で入れられます。"


def _notes(table: Table, columns: Columns, people: Sequence[Person]) -> Iterable[str]:
    if not columns.keys() & {Meaning.KANA, Meaning.FAMILY_KANA, Meaning.GIVEN_KANA}:
        yield f"フリガナの列がありません。{_left_out(columns)}"
    elif without := sum(not person.kana for person in people):
        yield f"フリガナのない人が{without}人います。あとから受講者の画面で入れられます。"
    if Meaning.TELEPHONE not in columns:
        yield f"電話番号の列がありません。{_left_out(columns)}"
    yield from table.notes
    yield from notes_on_names(people)
    yield from notes_on_classes(table.rows, table.columns)
    if table.skipped:
        yield _skipped_note(table.skipped)
    mended = sum(len(person.mended) for person in people)
    if mended:
        yield f"先頭の0が落ちた電話番号が{mended}件ありました。0を補いました。"


def _skipped_note(skipped: Sequence[Skipped]) -> str:
    shown = "、".join(f"{one.number}行目({one.why})" for one in skipped[:_SHOWN])
    more = f"、ほか{len(skipped) - _SHOWN}行" if len(skipped) > _SHOWN else ""
    return f"人の行ではないので読まなかった行: {shown}{more}"
