"""What a figure is. Screens, exports and reports are made of entries, and every entry shows its definition where it is
shown; nobody else computes a rate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from attendance.reports.counting import Counts


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
CLASSES = "えらんだ市町と年度のクラス。クラスごと中止になったものは、回の数だけに入れる"


def number(key: str) -> Callable[[Counts], Sequence[Value]]:
    return lambda counts: [Value(counts[key])]


def part(numerator: str, denominator: str) -> Callable[[Counts], Sequence[Value]]:
    return lambda counts: [Value(counts[numerator], counts[denominator])]


def positions(counts: Counts, start: str) -> list[int]:
    """The steps that occur in keys like `start/2/...`."""
    found = {key.split("/")[1] for key in counts if key.startswith(f"{start}/")}
    return sorted(int(one) for one in found if one.isdecimal())


def codes(counts: Counts, start: str) -> list[str]:
    """What occurs in keys like `start@S1-4/...`, in the order of the curriculum."""
    return sorted({key.split("@")[1].split("/")[0] for key in counts if key.startswith(f"{start}@")}, key=_in_order)


def _in_order(code: str) -> tuple[str, int, str]:
    step, _, last = code.partition("-")
    return step, int(last) if last.isdecimal() else 0, code


def total(counts: Counts, start: str, end: str) -> int:
    """The sum over all steps."""
    return sum(counts[f"{start}/{position}/{end}"] for position in positions(counts, start))
