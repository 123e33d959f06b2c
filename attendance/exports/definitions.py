"""The second sheet of an export: how each of its numbers is counted, and what the file is."""

from collections.abc import Iterable

from attendance.exports.tables import Row, Table
from attendance.figures.entry import Figure

NAME = "数え方"
HEADINGS = ("数字", "単位", "分子", "分母", "範囲", "除く", "版")
BESIDE = ("単位", "分子の数え方", "分母の数え方", "範囲", "除く", "版")
"""The same in the line of a number, where 分母 is one already: no heading stands twice."""
WORDS = ("ことば", "数え方")


def of_figures(figures: Iterable[Figure], *others: tuple[str, str]) -> Table:
    """`others` are words with their sentence, below the figures."""
    return Table(NAME, HEADINGS, [*map(in_cells, figures), *others])


def of_words(words: Iterable[tuple[str, str]]) -> Table:
    return Table(NAME, WORDS, list(words))


def in_cells(figure: Figure) -> Row:
    return (
        figure.name, figure.unit, figure.numerator, figure.denominator, figure.scope, figure.left_out, figure.version,
    )  # fmt: skip
