"""Whoever subtracts what is shown from the totals. Knows the rule, who has met and with all of the row's people or only
some, that nobody came who was not expected; does not know how many a hidden row holds. Thinks of every number there is in
the cell itself; of the other hidden rows all that matters is the range their sum can have."""

from collections import Counter
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
NONE, SOME, ALL, ANY = range(4)
"""How many of a row's people a column holds; ANY where that is not known: some or all."""


def recovered(table, masked, same_people=True):
    """Small hidden cells whose number, denominator or rate can only be one: (row, column, which). Where the columns are not
    about the same people, nobody knows which of them hold all of the row's."""
    columns = [column for column in next(iter(table.values())) if column not in masked.totals]
    names = sorted(masked.rows)
    sums = {column: [sum(map(count, (table[name][column] for name in names))) for count in BOTH] for column in columns}
    far = {name: _how_far(table[name], columns, same_people) for name in names if size(table[name]["people"])}
    found = []
    for name, column in product(names, columns):
        if is_small(table[name][column]):
            others = Others([far[other] for other in far if other != name], sums)
            certain = _certain(table[name][column], column, far[name], others)
            found += [(name, column, which) for which in READINGS if which in certain]
    return found


BOTH = (READINGS["count"], size)


def _how_far(row, columns, same_people):
    """Of every column but the people's own."""
    return tuple(
        (column, NONE if not size(row[column]) else _part(row, column) if same_people else ANY)
        for column in columns
        if column != "people"
    )


def _part(row, column):
    return ALL if size(row[column]) == size(row["people"]) else SOME


def _certain(true, column, far, others):
    """The readings that nothing else fits."""
    left = {which for which, read in READINGS.items() if read(true) is not None}
    for people, value in _thinkable(column, far, others.most):
        different = {which for which in left if READINGS[which](value) != READINGS[which](true)}
        if different and others.make_up_the_rest(people, column, value, far):
            left -= different
    return left


def _thinkable(column, far, most):
    """How many people the row may have, and what the cell may say then."""
    for people in range(_fewest(far), most + 1):
        if column == "people":
            yield people, Value(people)
            continue
        low, high = _range(dict(far)[column], 1, people)
        yield from ((people, Value(came, of)) for of in range(low, high + 1) for came in range(of + 1))


def _fewest(far):
    return 2 if SOME in dict(far).values() else 1


def _range(part, rows, people):
    """Of what so many rows hold together in a column; each of them has somebody."""
    return {NONE: (0, 0), ALL: (people, people), SOME: (rows, people - rows), ANY: (rows, people)}[part]


class Others:
    """The other hidden rows. Those that have got equally far count by their number and how many people they are in all."""

    def __init__(self, fars, sums):
        self.groups, self.sums = sorted(Counter(fars).items()), sums
        self.most = sums["people"][0] if "people" in sums else MOST
        self._ranges_of = cache(self._ranges)

    def make_up_the_rest(self, people, column, value, far):
        """Whether they can, where the row has so many people and this value in the column."""
        in_all = self.sums["people"][0] - people if "people" in self.sums else None
        return any(self._fit(ranges, people, column, value, far) for ranges in self._ranges_of(in_all))

    def _fit(self, ranges, people, column, value, far):
        for (name, part), (low, high) in zip(far, ranges, strict=True):
            came, of = self.sums[name]
            if name == column:
                came, of = came - value.count, of - size(value)
            else:
                least, most = _range(part, 1, people)
                low, high, came = low + least, high + most, 0
            if not (low <= of <= high and 0 <= came <= of):
                return False
        return True

    def _ranges(self, in_all):
        """What their sums can be, column by column, for every way in which so many people (none: any number) can be spread
        over the groups."""
        return {
            tuple(
                _summed(_range(dict(far)[name], rows, people) for (far, rows), people in spread)
                for name in self.sums
                if name != "people"
            )
            for spread in self._spreads(self.groups, in_all)
        }

    def _spreads(self, groups, in_all):
        if not groups:
            yield from [()] if not in_all else ()
            return
        (far, rows), *rest = groups
        for people in range(rows * _fewest(far), (rows * MOST if in_all is None else in_all) + 1):
            left = None if in_all is None else in_all - people
            yield from ((((far, rows), people), *spread) for spread in self._spreads(rest, left))


def _summed(ranges):
    return tuple(map(sum, zip((0, 0), *ranges, strict=True)))
