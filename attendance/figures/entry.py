"""What a figure is. Screens, exports and reports are made of entries, and every entry shows its definition where it is
shown; nobody else computes a rate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from attendance.reports.counting import Counts

_KEPT = 256
"""Municipalities have mostly the same keys: what occurs in them is worked out once for all."""


class Shape(StrEnum):
    NUMBER = "number"
    RATE = "rate"
    ROWS = "rows"
    AVERAGE = "average"
    """Rows of a sum beside the number of meetings that it came from: not a part of a whole."""


@dataclass(frozen=True, slots=True)
class Value:
    """A count, or with `of` a part of a whole. `of` 0 is "nobody was counted", which is not 0 %. `label` is the row's
    name in a breakdown, `key` its stable name for machines."""

    count: int
    of: int | None = None
    label: str = ""
    key: str = ""

    @property
    def rate(self) -> float | None:
        return self.count / self.of if self.of else None

    @property
    def percent(self) -> int | None:
        """Half goes up, as offices round; a part is never shown as all, nor something as nothing."""
        if not self.of:
            return None
        whole = (200 * self.count + self.of) // (2 * self.of)
        if whole == 100 and self.count < self.of:
            return 99
        return 1 if whole == 0 and self.count else whole


@dataclass(frozen=True, slots=True)
class Figure:
    """`id` and `version` are stable: a changed definition is a new version, and says from when. `numerator` and
    `denominator` are sentences for people; `scope` says whose counts are added, `left_out` who is in neither."""

    id: str
    name: str
    unit: str
    shape: Shape
    numerator: str
    denominator: str
    scope: str
    left_out: str
    version: str
    compute: Callable[[Counts], Sequence[Value]]

    def of(self, counts: Counts) -> Sequence[Value]:
        """One value, or the rows of a breakdown."""
        return self.compute(counts)

    def one(self, counts: Counts) -> Value:
        (value,) = self.compute(counts)
        return value


FIRST = "第1版(令和8年4月から)"
BY_CURRICULUM = "第2版(令和8年11月から)"
CLASSES = "えらんだ市町と年度のクラス。クラスごと中止になったものは、回の数だけに入れる"
OF_CURRICULA = f"{CLASSES}。カリキュラムがちがえば、記号が同じでも別の行にする"


def number(key: str) -> Callable[[Counts], Sequence[Value]]:
    return lambda counts: [Value(counts[key])]


def part(numerator: str, denominator: str) -> Callable[[Counts], Sequence[Value]]:
    return lambda counts: [Value(counts[numerator], counts[denominator])]


def positions(counts: Counts, start: str) -> Sequence[int]:
    """The meetings that occur in keys like `start/2/...`."""
    return _positions(tuple(counts), start)


@lru_cache(maxsize=_KEPT)
def _positions(keys: tuple[str, ...], start: str) -> Sequence[int]:
    found = {key.split("/")[1] for key in keys if key.startswith(f"{start}/")}
    return tuple(sorted(int(one) for one in found if one.isdecimal()))


@dataclass(frozen=True, slots=True)
class Place:
    """A step or a checkpoint: the code of its curriculum, and its position or code there."""

    curriculum: str
    name: str

    @property
    def key(self) -> str:
        return f"{self.curriculum}/{self.name}"


def steps(counts: Counts, start: str) -> Sequence[Place]:
    """What occurs in keys like `start/basic/2/...`, curriculum by curriculum."""
    return _steps(tuple(counts), start)


@lru_cache(maxsize=_KEPT)
def _steps(keys: tuple[str, ...], start: str) -> Sequence[Place]:
    found = {Place(*key.split("/")[1:3]) for key in keys if key.startswith(f"{start}/")}
    return tuple(sorted(found, key=lambda place: (place.curriculum, int(place.name))))


def checkpoints(counts: Counts, start: str) -> Sequence[Place]:
    """What occurs in keys like `start@basic/S1-4/...`, in the order of the curriculum."""
    found = {key.partition("@")[2].rpartition("/")[0].partition("/") for key in counts if key.startswith(f"{start}@")}
    return sorted((Place(curriculum, code) for curriculum, _, code in found), key=_in_order)


def labels(places: Sequence[Place], words: Callable[[str], str] = str) -> list[str]:
    """Names the curriculum only where there are several."""
    one = len({place.curriculum for place in places}) <= 1
    return [words(place.name) if one else f"{place.curriculum} {words(place.name)}" for place in places]


def _in_order(place: Place) -> tuple[str, str, int, str]:
    step, _, last = place.name.partition("-")
    return place.curriculum, step, int(last) if last.isdecimal() else 0, place.name


def total(counts: Counts, start: str, end: str) -> int:
    """The sum over all steps of all curricula."""
    return sum(counts[f"{start}/{place.key}/{end}"] for place in steps(counts, start))


def of_first_steps(counts: Counts, start: str, end: str) -> int:
    """The sum over the first steps of all curricula."""
    return sum(counts[f"{start}/{place.key}/{end}"] for place in steps(counts, start) if place.name == "1")
