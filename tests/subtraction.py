"""Whoever subtracts what is shown from the totals. Knows the rule, who has met and with all of the row's people or only
some, that nobody came who was not expected; does not know how many a hidden row holds. Tries every number there is."""

from fractions import Fraction
from functools import cache
from itertools import product

from attendance.figures.entry import Value
from attendance.figures.masking import is_small, size

MOST = 9
"""People of one row that are thought of where no total says how many there can be."""
READINGS = {
    "count": lambda value: value.count,
    "of": size,
    "rate": lambda value: None if value.of is None else Fraction(value.count, value.of),
}


def recovered(table, masked, same_people=True):
    """Small hidden cells whose number, denominator or rate can only be one: (row, column, which). Where the columns are not
    about the same people, nobody knows which of them hold all of the row's."""
    columns = [column for column in next(iter(table.values())) if column not in masked.totals]
    names = sorted(masked.rows)
    sums = tuple(sum(numbers) for numbers in zip(*(_written(table[name], columns) for name in names), strict=True))
    most = sums[0] if sums and columns[0] == "people" else MOST
    rows = {name: tuple(_thinkable(table[name], columns, most, same_people)) for name in names}
    small = [(name, column) for name, column in product(names, columns) if is_small(table[name][column])]
    fitting = {name: _fitting([rows[other] for other in names if other != name], columns) for name, _ in small}
    return [
        (name, column, which)
        for (name, column), which in product(small, READINGS)
        if _is_certain(table[name], rows[name], column, READINGS[which], sums, columns, fitting[name])
    ]


def _is_certain(true_row, thinkable, column, reading, sums, columns, fits):
    """Nothing that reads differently fits: the other rows can't make up the rest of the sums."""
    true = reading(true_row[column])
    different = (row for row in thinkable if reading(row[column]) != true)
    return true is not None and not any(fits(0, _minus(sums, _written(row, columns))) for row in different)


def _fitting(others, columns):
    """Whether the rest of the sums is made up by the others from one of them on. The last must be the rest itself."""
    written = [{_written(row, columns) for row in rows} for rows in others]

    @cache
    def fits(at, rest):
        if at == len(written):
            return not any(rest)
        if min(rest, default=0) < 0:
            return False
        if at == len(written) - 1:
            return rest in written[at]
        return any(fits(at + 1, _minus(rest, numbers)) for numbers in written[at])

    return fits


def _thinkable(row, columns, most, same_people):
    """Every row that has got as far as this one."""
    for people in range(1, most + 1) if size(row["people"]) else [0]:
        ways = [_ways(column, row, people, same_people) for column in columns]
        yield from (dict(zip(columns, values, strict=True)) for values in product(*ways))


def _ways(column, row, people, same_people):
    if column == "people":
        return [Value(people)]
    expected, all_of_them, some = size(row[column]), [people], [*range(1, people)]
    if not expected:
        numbers = [0]
    elif same_people:
        numbers = all_of_them if expected == size(row["people"]) else some
    else:
        numbers = some + all_of_them
    return [Value(came, number) for number in numbers for came in range(number + 1)]


def _written(row, columns):
    return tuple(number for column in columns for number in (row[column].count, row[column].of) if number is not None)


def _minus(sums, numbers):
    return tuple(a - b for a, b in zip(sums, numbers, strict=True))
