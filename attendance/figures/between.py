"""What happens between the meetings, and what was kept: the figures that this system exists for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from attendance.figures.entry import (
    BY_CURRICULUM,
    CLASSES,
    FIRST,
    OF_CURRICULA,
    Figure,
    Place,
    Shape,
    Value,
    checkpoints,
    labels,
    positions,
    steps,
    total,
)
from attendance.figures.starting import START
from attendance.reports.counting import Counts

NO_MATERIAL = "教材を書かない記録"
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
    scope=OF_CURRICULA,
    version=BY_CURRICULUM,
    compute=lambda counts: _kept_by(counts, "kept/", steps(counts, "kept"), _from_to),
)
COVERAGE_BY_STEP = replace(
    COVERAGE,
    id="kept_coverage_by_step",
    name="見た割合(回ごと)",
    shape=Shape.ROWS,
    scope=OF_CURRICULA,
    version=BY_CURRICULUM,
    compute=lambda counts: _coverage_by(counts, "kept/", KEPT_BY_STEP),
)
KEPT_BY_CHECKPOINT = replace(
    KEPT,
    id="kept_by_checkpoint",
    name="定着率(できることごと)",
    shape=Shape.ROWS,
    scope=OF_CURRICULA,
    version=BY_CURRICULUM,
    compute=lambda counts: _kept_by(counts, "kept@", checkpoints(counts, "kept")),
)
COVERAGE_BY_CHECKPOINT = replace(
    COVERAGE,
    id="kept_coverage_by_checkpoint",
    name="見た割合(できることごと)",
    shape=Shape.ROWS,
    scope=OF_CURRICULA,
    version="第1版(令和8年11月から)",
    compute=lambda counts: _coverage_by(counts, "kept@", KEPT_BY_CHECKPOINT),
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
    scope=OF_CURRICULA,
    left_out="見ていない人。取りやめた人、空き待ちの人",
    version=BY_CURRICULUM,
    compute=lambda counts: [_alone(row) for row in levels_of(counts)],
)
LEVELS_REACHED = replace(
    LEVELS,
    id="levels_reached",
    name="段階(できることごと)",
    numerator="いちばん新しい確認で、その段階だった人",
    compute=lambda counts: [value for row in levels_of(counts) for value in _by_level(row)],
)
ASKED = Figure(
    id="asked_by_material",
    name="聞きたい(教材ごと)",
    unit="件(1人の1日の1つの教材の記録)",
    shape=Shape.ROWS,
    numerator="「聞きたい」の記録。スマホ、紙、電話は同じに数える",
    denominator="始まっている自習期間の、その教材の記録",
    scope=CLASSES,
    left_out="いま受講していない人の記録。カードのない人の記録。教材を書かない記録は、1つの行にまとめる",
    version=FIRST,
    compute=lambda counts: _asked(counts),
)
HARDEST = Figure(
    id="hardest",
    name="むずかしかった「できること」",
    unit="人",
    shape=Shape.ROWS,
    numerator=LEVELS.numerator,
    denominator=LEVELS.denominator,
    scope=OF_CURRICULA,
    left_out="見た人が5人より少ない「できること」。割合の低い順に5つまで",
    version=BY_CURRICULUM,
    compute=lambda counts: sorted(
        (value for row in levels_of(counts) if (value := _alone(row)).of and (value.of or 0) >= 5),
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
    COVERAGE_BY_CHECKPOINT,
    ECHO,
    DAYS,
    LEVELS,
    LEVELS_REACHED,
    HARDEST,
    START,
    ASKED,
)


@dataclass(frozen=True, slots=True)
class Levels:
    """How many stand at each level of one checkpoint, from 0 to 3."""

    key: str
    label: str
    people: tuple[int, int, int, int]


def levels_of(counts: Counts) -> Sequence[Levels]:
    found = checkpoints(counts, "level")
    return [Levels(place.key, label, _four(counts, place)) for place, label in zip(found, labels(found), strict=True)]


def _four(counts: Counts, place: Place) -> tuple[int, int, int, int]:
    zero, one, two, three = (counts[f"level@{place.key}/{level}"] for level in range(4))
    return zero, one, two, three


def _from_to(position: str) -> str:
    return f"第{position}回から第{int(position) + 1}回"


def _coverage_by(counts: Counts, place: str, kept: Figure) -> list[Value]:
    """How much was looked at, beside each row of what was kept."""
    return [Value(row.of or 0, counts[f"{place}{row.key}/solid"], row.label, row.key) for row in kept.of(counts)]


def _kept_by(counts: Counts, start: str, places: Sequence[Place], words: Callable[[str], str] = str) -> Sequence[Value]:
    return [
        _kept(counts, f"{start}{place.key}", label, place.key)
        for place, label in zip(places, labels(places, words), strict=True)
    ]


def _kept(counts: Counts, place: str, label: str, key: str) -> Value:
    kept, lost = counts[f"{place}/kept"], counts[f"{place}/lost"]
    return Value(kept, kept + lost, label, key)


def _days(counts: Counts) -> Sequence[Value]:
    days = {int(key.rpartition("/")[2]): count for key, count in counts.items() if key.startswith("days/kept/")}
    return [Value(days[n], sum(days.values()), f"{n}日", str(n)) for n in sorted(days)]


def _alone(row: Levels) -> Value:
    return Value(sum(row.people[2:]), sum(row.people), row.label, row.key)


def _by_level(row: Levels) -> Sequence[Value]:
    of = sum(row.people)
    return [Value(count, of, f"{row.label} 段階{n}", f"{row.key}/{n}") for n, count in enumerate(row.people)]


def _asked(counts: Counts) -> Sequence[Value]:
    """By the page of the material; 0 is a stamp without one."""
    pages = sorted(int(key.partition("@")[2]) for key in counts if key.startswith("studied@"))
    return [
        Value(counts[f"asked@{page}"], counts[f"studied@{page}"], f"教材 {page}" if page else NO_MATERIAL, f"m{page}")
        for page in pages
    ]
