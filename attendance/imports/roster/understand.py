"""Rows to people: what each column means, who would be saved, what has to be put right, what is read and not kept."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from attendance.imports.roster.cells import Row, is_blank
from attendance.imports.roster.headings import HOW_OFTEN, UNKEPT, Column, Meaning
from attendance.imports.roster.limits import NotARoster
from attendance.imports.roster.people import Columns, Fault, Person, Reading, RowReader
from attendance.imports.roster.table import Table

_WHY_UNKEPT = {
    Meaning.NUMBER: "クラスの番号は、クラスの続きの番号を付けます。",
    Meaning.SEX: "性別は残しません。",
    Meaning.OTHER: "この列は読みません。",
    Meaning.BIRTH: "月と日は残しません。生まれた年だけを残します。",
    Meaning.AGE: "年齢は残しません。年代だけを残します。",
}
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
    rows = [row for row in table.rows if _says_something(row, table.columns)]
    people: list[Person] = []
    faults = _column_faults(table)
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        reading = RowReader(row, columns, today).read()
        faults += reading.faults
        if reading.person is None:
            continue
        first = seen.setdefault(reading.identity(), row.number)
        if first == row.number:
            people.append(reading.person)
        else:
            faults.append(_repeated(columns, first, reading, row.number))
    if not rows:
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


def _says_something(row: Row, columns: Iterable[Column]) -> bool:
    """A row in which only the running number stands is an empty line of the form."""
    numbers = {column.index for column in columns if column.meaning is Meaning.NUMBER}
    return any(not is_blank(value) for index, value in enumerate(row.values) if index not in numbers)


def _column_faults(table: Table) -> list[Fault]:
    faults = []
    by_meaning: defaultdict[Meaning, list[Column]] = defaultdict(list)
    for column in table.columns:
        by_meaning[column.meaning].append(column)
    for meaning, columns in by_meaning.items():
        if meaning not in UNKEPT and len(columns) > HOW_OFTEN.get(meaning, 1):
            message = f"「{meaning.label}」にあたる列が{len(columns)}つあります。使わない列の見出しを消してください。"
            faults.append(Fault(table.heading_row, columns[-1].heading, message))
    family, given = by_meaning[Meaning.FAMILY_KANA], by_meaning[Meaning.GIVEN_KANA]
    if bool(family) != bool(given) and not by_meaning[Meaning.KANA]:
        message = "フリガナの列が、姓か名の片方だけです。もう片方の列も作ってください。"
        faults.append(Fault(table.heading_row, (family or given)[0].heading, message))
    return faults


def _repeated(columns: Columns, first: int, reading: Reading, second: int) -> Fault:
    column = [*columns.get(Meaning.NAME, ()), *columns.get(Meaning.FAMILY_NAME, ())][0]
    return Fault(second, column.heading, f"{first}行目と{second}行目が同じ人です。どちらかの行を消してください。")


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
            yield Unkept(column.heading, "同じ意味のほかの列を使いました。")


def _notes(table: Table, columns: Columns, people: Iterable[Person]) -> Iterable[str]:
    if not columns.keys() & {Meaning.KANA, Meaning.FAMILY_KANA, Meaning.GIVEN_KANA}:
        yield "フリガナの列がありません。あとから受講者の画面で入れられます。"
    if Meaning.TELEPHONE not in columns:
        yield "電話番号の列がありません。あとから受講者の画面で入れられます。"
    if table.skipped:
        yield f"人の行ではないので読まなかった行: {'、'.join(f'{number}行目' for number in table.skipped)}"
    mended = sum(len(person.mended) for person in people)
    if mended:
        yield f"先頭の0が落ちた電話番号が{mended}件ありました。0を補いました。"
