"""What is known of the materials without knowing anybody: of no class, so never beside the figures of one."""

from collections.abc import Sequence

from attendance.figures.entry import Figure, Shape, Value
from attendance.reports.counting import Counts
from attendance.words import Study

ANSWERS = (Study.DID, Study.AGAIN, Study.ASK)
NO_MATERIAL_SHOWN = "教材が出なかった番号"
_SINCE = "第1版(令和8年11月から)"
_SCOPE = (
    "えらんだ年度の、県の教材と市町の教材ぜんぶ。市町をえらんだときは、その市町が自分で作った教材だけ"
    "(だれの記録か分からないので、市町には分けられない)"
)

TAPS = Figure(
    id="taps_by_material",
    name="カードなしの記録(教材ごと)",
    unit="回",
    shape=Shape.ROWS,
    numerator="カードのない画面で、その教材の、そのこたえを押した回数。同じ画面を2回送っても1回",
    denominator="カードのない画面で、その教材のどれかのこたえを押した回数",
    scope=_SCOPE,
    left_out="カードのある人の記録(聞きたい、自習をした人に数える)。人の数ではない",
    version=_SINCE,
    compute=lambda counts: [value for page in _pages(counts, "tap") for value in _answers(counts, page)],
)
TYPED = Figure(
    id="typed_by_material",
    name="番号を入れてひらいた回数(教材ごと)",
    unit="回",
    shape=Shape.ROWS,
    numerator="数字のボタンの画面から、その教材の番号を送った回数。2回送れば2回",
    denominator="数字のボタンの画面から、番号を送った回数の合計",
    scope=_SCOPE,
    left_out="四角をカメラでうつした人、番号の入ったアドレスをひらいた人。教材が出なかった番号は、1つの行にまとめる。人の数ではない",
    version=_SINCE,
    compute=lambda counts: _typed(counts),
)
ALL = (TAPS, TYPED)


def _pages(counts: Counts, what: str) -> list[int]:
    """In keys like `tap@12/did` and `typed@12`; 0 is none."""
    return sorted({int(key.partition("@")[2].partition("/")[0]) for key in counts if key.startswith(f"{what}@")})


def _answers(counts: Counts, page: int) -> Sequence[Value]:
    of = sum(counts[f"tap@{page}/{answer}"] for answer in ANSWERS)
    return [
        Value(counts[f"tap@{page}/{answer}"], of, f"教材 {page} {answer.label}", f"m{page}/{answer}")
        for answer in ANSWERS
    ]


def _typed(counts: Counts) -> Sequence[Value]:
    pages = _pages(counts, "typed")
    of = sum(counts[f"typed@{page}"] for page in pages)
    return [
        Value(counts[f"typed@{page}"], of, f"教材 {page}" if page else NO_MATERIAL_SHOWN, f"m{page}") for page in pages
    ]
