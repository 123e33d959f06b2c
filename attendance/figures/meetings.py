"""Meetings and staff."""

from collections.abc import Sequence

from attendance.figures.entry import CLASSES, FIRST, Figure, Shape, Value, number, part, positions
from attendance.reports.counting import ONE_FOR, Counts

PLANNED = Figure(
    id="meetings_planned",
    name="計画した回",
    unit="回",
    shape=Shape.NUMBER,
    numerator="クラスを開いたときに決めた回",
    denominator="なし",
    scope=CLASSES,
    left_out="なし",
    version=FIRST,
    compute=number("meetings/planned"),
)
HELD = Figure(
    id="meetings_held",
    name="開いた回",
    unit="回",
    shape=Shape.RATE,
    numerator="担当者がしめた回",
    denominator="計画した回",
    scope=CLASSES,
    left_out="出席の記録がない回、まだしめていない回、これからの回は、開いた回に入れない",
    version=FIRST,
    compute=part("meetings/held", "meetings/planned"),
)
CANCELLED = Figure(
    id="meetings_cancelled",
    name="中止した回",
    unit="回",
    shape=Shape.NUMBER,
    numerator="中止にした回",
    denominator="なし",
    scope=CLASSES,
    left_out="日を移した回は、中止に数えない",
    version=FIRST,
    compute=number("meetings/cancelled"),
)
NOT_TAKEN = Figure(
    id="meetings_not_taken",
    name="出席の記録がない回",
    unit="回",
    shape=Shape.NUMBER,
    numerator="終わりの時刻を過ぎて、だれにも印がない回(お休みの連絡だけの回もふくむ)",
    denominator="なし",
    scope=CLASSES,
    left_out="出席や修了の分母に入れない。紙が届いて記録すれば、開いた回になる",
    version=FIRST,
    compute=number("meetings/not_taken"),
)
LEARNERS_PER_MEETING = Figure(
    id="attendances_per_meeting",
    name="開いた回と来た人",
    unit="人",
    shape=Shape.AVERAGE,
    numerator="その回に来た人(遅刻、早退をふくむ)の延べ",
    denominator="開いた回の数",
    scope=CLASSES,
    left_out="中止の回、出席の記録がない回",
    version=FIRST,
    compute=lambda counts: _came_by_step(counts),
)
STAFF = Figure(
    id="meetings_with_enough_staff",
    name=f"{ONE_FOR}人に1人の体制だった回",
    unit="回",
    shape=Shape.RATE,
    numerator=f"来た人{ONE_FOR}人に対して、その日の受け持ち(講師、補助、代理)が1人以上いた回",
    denominator="開いた回",
    scope=CLASSES,
    left_out="受け持ちに入っていない手伝いの人は数えない",
    version=FIRST,
    compute=part("staffed/enough", "meetings/held"),
)
ALL = (PLANNED, HELD, CANCELLED, NOT_TAKEN, LEARNERS_PER_MEETING, STAFF)


def _came_by_step(counts: Counts) -> Sequence[Value]:
    return [
        Value(counts[f"came/{position}"], counts[f"held/{position}"], f"第{position}回", str(position))
        for position in positions(counts, "held")
    ]
