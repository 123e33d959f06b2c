"""Rounds that take turns, medians of them, and what must hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.processes import Asked


@dataclass(frozen=True)
class Measured:
    """Milliseconds, the median of the rounds with the fastest and the slowest; queries of one time."""

    ms: float
    fastest: float
    slowest: float
    queries: int


@dataclass(frozen=True)
class Bar:
    """`left` may cost at most `most` times `right`; `most` 0: as many queries."""

    left: str
    right: str
    most: float

    def result(self, measured: Mapping[str, Measured]) -> tuple[float, bool]:
        left, right = measured[self.left], measured[self.right]
        if not self.most:
            return left.queries - right.queries, left.queries == right.queries
        ratio = left.ms / right.ms
        return ratio, ratio <= self.most

    def line(self, measured: Mapping[str, Measured]) -> str:
        value, holds = self.result(measured)
        said = f"{value:.2f} times, at most {self.most:g}" if self.most else f"{value:+.0f} queries, none more"
        return f"{'holds ' if holds else 'MISSED'} {self.left} beside {self.right}: {said}"


@dataclass(frozen=True)
class Within:
    """`left` may take at most `ms` milliseconds more than `right`."""

    left: str
    right: str
    ms: float

    def result(self, measured: Mapping[str, Measured]) -> tuple[float, bool]:
        more = measured[self.left].ms - measured[self.right].ms
        return more, more <= self.ms

    def line(self, measured: Mapping[str, Measured]) -> str:
        more, holds = self.result(measured)
        return f"{'holds ' if holds else 'MISSED'} {self.left} beside {self.right}: {more:+.1f} ms, at most {self.ms:g}"


def measure(asks: Mapping[str, tuple[Asked, str]], rounds: int) -> dict[str, Measured]:
    """`asks`: by name, whom to ask and what. Every round asks all of them once."""
    queries = {name: int(process.ask(what)["queries"]) for name, (process, what) in asks.items()}
    times: dict[str, list[float]] = {name: [] for name in asks}
    for _ in range(rounds):
        for name, (process, what) in asks.items():
            times[name].append(process.ask(what)["ms"])
    return {
        name: Measured(round(median(row), 2), round(min(row), 2), round(max(row), 2), queries[name])
        for name, row in times.items()
    }


def table(measured: Mapping[str, Measured]) -> Sequence[str]:
    rows = ["| what | ms (fastest to slowest) | queries |", "|---|---|---|"]
    rows += [
        f"| {name} | {row.ms:.1f} ({row.fastest:.1f} to {row.slowest:.1f}) | {row.queries} |"
        for name, row in measured.items()
    ]
    return rows
