"""Where a class starts from: what could be done alone at the end of the first meeting."""

from attendance.figures.entry import CLASSES, FIRST, Figure, Shape, Value, of_first_steps
from attendance.reports.counting import Counts

START = Figure(
    id="start",
    name="はじめの段階",
    unit="組(1人の1つの「できること」)",
    shape=Shape.RATE,
    numerator="第1回の終わりに2以上だった組",
    denominator="第1回の「できること」で、その回の終わりと、つぎの回のはじめの両方に見た組",
    scope=CLASSES,
    left_out="どちらかを見ていない組",
    version=FIRST,
    compute=lambda counts: [_start(counts)],
)


def _start(counts: Counts) -> Value:
    kept, lost, gained, not_yet = (of_first_steps(counts, "kept", end) for end in ("kept", "lost", "gained", "not_yet"))
    return Value(kept + lost, kept + lost + gained + not_yet)
