"""Applications, learners, attendance, completion, the paper text."""

from collections.abc import Sequence

from attendance.figures.entry import CLASSES, FIRST, Figure, Shape, Value, part, positions
from attendance.models import Enrolment
from attendance.models.enrolment import NOT_ASKED
from attendance.reports.counting import Counts

APPLIED = Figure(
    id="applied",
    name="申込",
    unit="人",
    shape=Shape.RATE,
    numerator="クラスに入れた人。空き待ちの人と、取りやめた人もふくむ",
    denominator="定員",
    scope=CLASSES,
    left_out="同じ人が2つのクラスに申し込めば2人",
    version=FIRST,
    compute=part("applied", "capacity"),
)
ENROLLED = Figure(
    id="enrolled",
    name="受講している人",
    unit="人",
    shape=Shape.RATE,
    numerator="いま受講している人",
    denominator="定員",
    scope=CLASSES,
    left_out="空き待ちの人、取りやめた人",
    version=FIRST,
    compute=part("people/enrolled", "capacity"),
)
WITHDRAWN = Figure(
    id="withdrawn",
    name="取りやめた人",
    unit="人",
    shape=Shape.RATE,
    numerator="取りやめた人",
    denominator="申込",
    scope=CLASSES,
    left_out="お休みが続いている人は、取りやめに数えない",
    version=FIRST,
    compute=part("people/withdrawn", "applied"),
)
WITHDRAWN_BY_REASON = Figure(
    id="withdrawn_by_reason",
    name="取りやめたわけ",
    unit="人",
    shape=Shape.ROWS,
    numerator="取りやめた人のうち、そのわけを聞いた人",
    denominator="取りやめた人",
    scope=CLASSES,
    left_out="なし。聞いていない人は「聞いていない」に数える",
    version=FIRST,
    compute=lambda counts: _reasons(counts),
)
LEARNERS = Figure(
    id="learners",
    name="受講者(実人数)",
    unit="人",
    shape=Shape.NUMBER,
    numerator="年度のうちに、開いた回に1回以上来た人。同じ市町の2つのクラスに来ても1人",
    denominator="なし",
    scope="市町ごとに数えて、足す。2つの市町に来た人は、それぞれの市町で1人",
    left_out="1回も来ていない人。まだしめていない回だけに来た人",
    version=FIRST,
    compute=lambda counts: [Value(counts["learners"])],
)
ATTENDANCES = Figure(
    id="attendances",
    name="受講者(延べ)",
    unit="人",
    shape=Shape.NUMBER,
    numerator="開いた回に来た人の合計。当日に来た人、補講で来た人、あとで取りやめた人もふくむ",
    denominator="なし",
    scope=CLASSES,
    left_out="中止の回、出席の記録がない回",
    version=FIRST,
    compute=lambda counts: [Value(sum(counts[f"came/{position}"] for position in positions(counts, "came")))],
)
ATTENDANCE = Figure(
    id="attendance_by_meeting",
    name="回ごとの出席率",
    unit="人",
    shape=Shape.ROWS,
    numerator="自分のクラスのその回に来た人(遅刻、早退をふくむ)",
    denominator="その回が開かれたクラスで、いま受講している人",
    scope=CLASSES,
    left_out="取りやめた人、空き待ちの人、ほかのクラスから来た人。中止の回と、出席の記録がない回",
    version=FIRST,
    compute=lambda counts: [
        Value(_came(counts, position), counts[f"expected/{position}"], f"第{position}回", str(position))
        for position in positions(counts, "expected")
    ],
)
COMPLETION = Figure(
    id="completion",
    name="修了率",
    unit="人",
    shape=Shape.RATE,
    numerator="開かれたすべての回に出席した人(補講をふくむ)。「できること」の割合を決めたクラスでは、それも満たした人",
    denominator="終わったクラスで、いま受講している人",
    scope=CLASSES,
    left_out="まだ終わっていないクラスの人(最後の回の記録がないか、まだしめていないクラスも、終わっていない)。取りやめた人、空き待ちの人",
    version=FIRST,
    compute=part("ended/completed", "ended/people"),
)
HAS_TEXT = Figure(
    id="has_text",
    name="テキストを渡した人",
    unit="人",
    shape=Shape.RATE,
    numerator="紙のテキストを渡した人",
    denominator="いま受講している人",
    scope=CLASSES,
    left_out="空き待ちの人、取りやめた人",
    version=FIRST,
    compute=part("text/yes", "people/enrolled"),
)
ALL = (APPLIED, ENROLLED, WITHDRAWN, WITHDRAWN_BY_REASON, LEARNERS, ATTENDANCES, ATTENDANCE, COMPLETION, HAS_TEXT)


def _reasons(counts: Counts) -> Sequence[Value]:
    """Those that were given, in the order of the choices."""
    words = {**dict(Enrolment.Leaving.choices), "unknown": NOT_ASKED}
    of = counts["people/withdrawn"]
    return [Value(counts[f"left/{key}"], of, str(words[key]), key) for key in words if counts[f"left/{key}"]]


def _came(counts: Counts, position: int) -> int:
    return sum(counts[f"mark/{position}/{mark}"] for mark in ("present", "late", "left_early"))


def marks_of(counts: Counts, position: int) -> Sequence[Value]:
    """How a meeting went, for the bar beside the rate: the parts add up to those expected."""
    words = (
        ("present", "出席"), ("late", "遅刻"), ("left_early", "早退"), ("made_up", "補講"), ("apology", "連絡あり"),
        ("absent", "お休み"),
    )  # fmt: skip
    of = counts[f"expected/{position}"]
    return [Value(counts[f"mark/{position}/{key}"], of, label, key) for key, label in words]
