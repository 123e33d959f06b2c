"""Which municipalities are hidden outside their own office, so that nobody is told from a small number.

A rate or a breakdown of 1 to 4 is hidden, and with it the whole row: its neighbours in the row are about the same
people. What is left of a total after subtracting the rows that are shown is the sum of the hidden ones, so that sum is
kept as strictly as a published cell. Hidden rows are therefore joined by the next smallest, until in every column

1. there are at least two of them, with five people or more between them, and not one person in each;
2. some but not all of these people are in the numerator: else everybody of a hidden row did it, or nobody;
3. this holds for each group of hidden rows that have got equally far (which of the columns are empty, which hold all the
   people of the row). Who has met is no secret, so the sum of one column minus that of another tells of a group alone.

Where no row is left that could join, the total of a column is hidden too, as few as possible and the later ones first.
Which row joins does not depend on how well anybody did, only on how many they are. Nought hides nothing: there is nobody
to be told. Pure: a table in, names of rows and columns out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from attendance.figures.entry import Value

FEWEST = 5
"""The smallest denominator that is shown outside its municipality."""

IN_WORDS = (
    ("伏せる", "分母が1から4の数字がある市町。その市町の数字は、まとめて伏せます"),
    (
        "いっしょに伏せる",
        "県計からの引き算で分からないよう、人数が少ない順に、ほかの市町もいっしょに伏せます。"
        "伏せた市町は2つ以上、合わせて5人以上になり、全員が来た(だれも来なかった)ことも分かりません",
    ),
    ("県計", "伏せた市町も足しています。引き算で分かってしまう列は、県計も伏せます"),
    ("0", "0は、だれのことでもないので伏せません。「—」は、まだ数えるものがないところです"),
    ("見る人", "その市町の担当には、実数が見えます"),
    ("版", "第1版(令和8年4月から)"),
)
"""The rule for people, beside what it hides."""

Row = Mapping[str, Value]
Table = Mapping[str, Row]
"""Row by its name (a municipality's code), then the value by its column. The first column says how many there are in all."""


@dataclass(frozen=True, slots=True)
class Masked:
    rows: frozenset[str]
    """Hidden in every column."""
    totals: frozenset[str]
    """Columns whose sum is hidden too."""


def mask(table: Table, *, also: Collection[str] = (), same_people: bool = True) -> Masked:
    """`also` are rows that have to be hidden for another reason. `same_people`: a column that holds as many as the first
    is about the same people, as meetings are; not so for pairs, of which some were looked at."""
    columns = list(next(iter(table.values()), {}))
    first = {name for name, row in table.items() if any(is_small(value) for value in row.values())} | {*also}
    for dropped in _fewest_first(columns):
        kept = [column for column in columns if column not in dropped]
        rows = _joined(table, first, kept, same_people)
        if rows is not None:
            return Masked(frozenset(rows), frozenset(dropped))
    return Masked(frozenset(first), frozenset(columns))


def size(value: Value) -> int:
    """The denominator; a plain number is its own."""
    return value.count if value.of is None else value.of


def is_small(value: Value) -> bool:
    return 0 < size(value) < FEWEST


def _fewest_first(columns: list[str]) -> Iterable[tuple[str, ...]]:
    """Sets of totals to hide: none, then one, the last column before the others."""
    for number in range(len(columns)):
        yield from combinations(reversed(columns), number)


def _joined(table: Table, first: Collection[str], columns: list[str], same_people: bool) -> set[str] | None:
    """The hidden rows with those that had to join; None where none is left that could."""
    rows = {*first}
    alike = defaultdict(list)
    for name in sorted(table, key=lambda name: (_people(table[name]), name)):
        alike[_how_far(table[name], columns, same_people)].append(name)
    for group in alike.values():
        hidden = [name for name in group if name in rows]
        waiting = [name for name in group if name not in rows]
        while any(_is_given_away([table[name][column] for name in hidden]) for column in columns):
            if not waiting:
                return None
            hidden.append(waiting.pop(0))
        rows |= {*hidden}
    return rows


def _people(row: Row) -> int:
    return size(next(iter(row.values())))


def _how_far(row: Row, columns: list[str], same_people: bool) -> tuple[object, ...]:
    sizes = [size(row[column]) for column in columns]
    return tuple((one > 0, same_people and one == _people(row)) for one in sizes)


def _is_given_away(values: Iterable[Value]) -> bool:
    """Whether the sum of these hidden values says what one of them is."""
    there = [value for value in values if size(value)]
    people, counted = sum(map(size, there)), sum(value.count for value in there)
    if not there:
        return False
    all_or_none = there[0].of is not None and counted in (0, people)
    return len(there) < 2 or people < FEWEST or people <= len(there) or all_or_none
