"""What happens between the meetings, and what was kept: the figures that this system exists for."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from attendance.figures.entry import CLASSES, FIRST, Figure, Shape, Value, codes, positions, total
from attendance.reports.counting import Counts

_NOBODY_LOOKED = "見ていない組は、定着にも戻ったにも数えない。最後の回は、つぎの回がないので入らない"


def _reach(way: str) -> Callable[[Counts], Sequence[Value]]:
    return lambda counts: [
        Value(counts[f"study/{p}/{way}"], counts[f"study/{p}/people"], f"第{p}回のあと", str(p))
        for p in positions(counts, "study")
    ]


STUDY = Figure(
    id="study_reach",
    name="自習をした人",
    unit="人",
    shape=Shape.ROWS,
    numerator="その自習期間に、1つ以上の記録がある人。スマホ、紙、電話は同じに数える",
    denominator="いま受講している人で、期間の前の回が開かれたクラスの人",
    scope=CLASSES,
    left_out="まだ始まっていない期間。取りやめた人、空き待ちの人",
    version=FIRST,
    compute=_reach("any"),
)
STUDY_BY_WAY = Figure(
    id="study_reach_by_way",
    name="自習をした人(届き方)",
    unit="人",
    shape=Shape.ROWS,
    numerator="その自習期間に、その届き方の記録がある人。2つの方法で届いた人は、それぞれに数える",
    denominator="自習をした人と同じ",
    scope=CLASSES,
    left_out="自習をした人と同じ",
    version=FIRST,
    compute=lambda counts: [
        Value(row.count, row.of, f"{row.label} {label}", f"{row.key}/{way}")
        for way, label in (("phone", "スマホ"), ("paper", "紙"), ("telephone", "電話"))
        for row in _reach(way)(counts)
    ],
)
KEPT = Figure(
    id="kept",
    name="定着率",
    unit="組(1人の1つの「できること」)",
    shape=Shape.RATE,
    numerator="前の回の終わりに2以上で、つぎの回のはじめにも2以上だった組",
    denominator="前の回の終わりに2以上で、つぎの回のはじめに見た組",
    scope=CLASSES,
    left_out=_NOBODY_LOOKED,
    version=FIRST,
    compute=lambda counts: [
        Value(total(counts, "kept", "kept"), total(counts, "kept", "kept") + total(counts, "kept", "lost"))
    ],
)
COVERAGE = Figure(
    id="kept_coverage",
    name="見た割合",
    unit="組(1人の1つの「できること」)",
    shape=Shape.RATE,
    numerator="前の回の終わりに2以上で、つぎの回のはじめに見た組",
    denominator="前の回の終わりに2以上だった組",
    scope=CLASSES,
    left_out="最後の回",
    version=FIRST,
    compute=lambda counts: [
        Value(total(counts, "kept", "kept") + total(counts, "kept", "lost"), total(counts, "kept", "solid"))
    ],
)
KEPT_BY_STEP = replace(
    KEPT,
    id="kept_by_step",
    name="定着率(回ごと)",
    shape=Shape.ROWS,
    compute=lambda counts: [_kept(counts, f"kept/{p}", _from_to(p), str(p)) for p in positions(counts, "kept")],
)
COVERAGE_BY_STEP = replace(
    COVERAGE,
    id="kept_coverage_by_step",
    name="見た割合(回ごと)",
    shape=Shape.ROWS,
    compute=lambda counts: [
        Value(step.of or 0, counts[f"kept/{step.key}/solid"], step.label, step.key) for step in KEPT_BY_STEP.of(counts)
    ],
)
KEPT_BY_CHECKPOINT = replace(
    KEPT,
    id="kept_by_checkpoint",
    name="定着率(できることごと)",
    shape=Shape.ROWS,
    compute=lambda counts: [_kept(counts, f"kept@{code}", code, code) for code in codes(counts, "kept")],
)
ECHO = Figure(
    id="echo",
    name="30日後の定着率",
    unit=KEPT.unit,
    shape=Shape.RATE,
    numerator="最後の回の終わりに2以上で、30日後にも2以上だった組",
    denominator="最後の回の終わりに2以上で、30日後に見た組",
    scope=CLASSES,
    left_out="見ていない組。回のあいだの定着率とは足さない",
    version=FIRST,
    compute=lambda counts: [
        Value(total(counts, "echo", "kept"), total(counts, "echo", "kept") + total(counts, "echo", "lost"))
    ],
)
DAYS = Figure(
    id="kept_days",
    name="つぎに見るまでの日数",
    unit="組(1人の1つの「できること」)",
    shape=Shape.ROWS,
    numerator="定着率の分母の組を、前の回の終わりから、つぎに見た日までの日数で分けたもの",
    denominator="定着率の分母の組",
    scope=CLASSES,
    left_out=_NOBODY_LOOKED,
    version=FIRST,
    compute=lambda counts: _days(counts),
)
LEVELS = Figure(
    id="levels",
    name="ひとりでできた人(できることごと)",
    unit="人",
    shape=Shape.ROWS,
    numerator="いちばん新しい確認で「2 ひとりでできた」以上の人",
    denominator="1回以上見た人",
    scope=CLASSES,
    left_out="見ていない人。取りやめた人、空き待ちの人",
    version=FIRST,
    compute=lambda counts: [_reached(counts, code) for code in codes(counts, "level")],
)
HARDEST = Figure(
    id="hardest",
    name="むずかしかった「できること」",
    unit="人",
    shape=Shape.ROWS,
    numerator=LEVELS.numerator,
    denominator=LEVELS.denominator,
    scope=CLASSES,
    left_out="見た人が5人より少ない「できること」。割合の低い順に5つまで",
    version=FIRST,
    compute=lambda counts: sorted(
        (value for code in codes(counts, "level") if (value := _reached(counts, code)).of and (value.of or 0) >= 5),
        key=lambda value: (value.rate or 0, value.key),
    )[:5],
)
ALL = (
    STUDY,
    STUDY_BY_WAY,
    KEPT,
    COVERAGE,
    KEPT_BY_STEP,
    COVERAGE_BY_STEP,
    KEPT_BY_CHECKPOINT,
    ECHO,
    DAYS,
    LEVELS,
    HARDEST,
)


def _from_to(position: int) -> str:
    return f"第{position}回から第{position + 1}回"


def _kept(counts: Counts, place: str, label: str, key: str) -> Value:
    kept, lost = counts[f"{place}/kept"], counts[f"{place}/lost"]
    return Value(kept, kept + lost, label, key)


def _days(counts: Counts) -> Sequence[Value]:
    days = {int(key.rpartition("/")[2]): count for key, count in counts.items() if key.startswith("kept/days/")}
    return [Value(days[n], sum(days.values()), f"{n}日", str(n)) for n in sorted(days)]


def _reached(counts: Counts, code: str) -> Value:
    levels = [counts[f"level@{code}/{level}"] for level in range(4)]
    return Value(sum(levels[2:]), sum(levels), code, code)
