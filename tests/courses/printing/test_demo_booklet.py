"""The demo's eighteen practices as they are handed out: a cover of one side and one side for each. None goes overleaf."""

import json

import pytest

from courses.printing.booklet import BookletAction, BookletCover, BookletPage, print_booklet
from materials import drawing_files
from tests import paper
from tests.architecture import ROOT

ROWS = json.loads((ROOT / "lms/demo/data/materials.json").read_text(encoding="utf-8"))
COVER = BookletCover(
    course_title="フォローアップ型 スマホ教室",
    municipality="四国中央市",
    venue="三島地域 生涯学習センター",
    year_label="令和8年度",
    sessions=[(f"第{number}回", f"10月{number}日(金曜日) 午後1時30分から") for number in (1, 2, 3)],
    telephone="0896-00-0000",
    hours="平日の午前9時から午後5時まで。",
)


def said(row, kind):
    return [block["value"] for block in row["body"] if block["type"] == kind]


def actions(row, family):
    return said(row, "action") + [each for variants in said(row, "variants") for each in variants[family]]


def practice(row, family):
    return BookletPage(
        number=row["number"],
        title=row["title"],
        aim=row["aim"],
        actions=[
            BookletAction(text=each["text"], note=each["note"], drawing=drawing_files.svg(each["drawing"]))
            for each in actions(row, family)
        ],
        troubles=[f"{each['when']} → {each['then']}" for each in said(row, "trouble")],
        task="".join(each["text"] for each in said(row, "task")),
        warning="".join(each["text"] for each in said(row, "warning")),
        family_note=row["family_note"],
        address=f"HTTPS://TSUZUKI.PREF.EHIME.EXAMPLE.JP/M/{row['number']}",
        checked_on="シニア向け用 絵をたしかめた日 令和8年9月1日(火)",
        next_class=("第2回", "10月30日(金曜日)"),
    )


@pytest.fixture(scope="module", params=["android", "iphone", "easy"])
def sides(request):
    rows = ROWS if request.param == "android" else [row for row in ROWS if said(row, "variants")]
    pdf = print_booklet(COVER, [practice(row, request.param) for row in rows])
    return paper.pages(pdf), rows, request.param


def test_demo_booklet_has_a_cover_and_one_side_for_each_material(sides):
    front, *rest = sides[0]

    begun = [paper.text(side).partition("電話で聞く")[0][:5] for side in rest]

    assert begun == [f"番号{row['number']}" for row in sides[1]]
    assert "聞くことも練習のうちです。" in paper.text(front)


def test_demo_booklet_says_all_of_a_material_on_its_side(sides):
    pages, rows, family = sides
    lost = []

    for row, side in zip(rows, pages[1:], strict=True):
        blocks = [*actions(row, family), *said(row, "task"), *said(row, "warning"), *said(row, "trouble")]
        parts = [each[key] for each in blocks for key in ("text", "note", "when", "then") if key in each]
        words = paper.text(side)
        lost += [(row["number"], part) for part in [*parts, row["family_note"]] if "".join(part.split()) not in words]

    assert lost == []


def test_demo_booklet_sets_only_captions_below_14_points(sides):
    rings = "".join(str(day) for day in range(1, 15))
    caption = "大きな絵はこちらうつらないときは番号{0}を押す"
    end = "自習教材{0}シニア向け用絵をたしかめた日令和8年9月1日(火)"

    small = [paper.small_print(side, 14) for side in sides[0]]

    expected = [("番号" + rings + caption + end).format(row["number"]) for row in sides[1]]
    assert small == ["", *expected]


def test_demo_booklet_keeps_off_the_edge(sides):
    assert [number for number, side in enumerate(sides[0]) if paper.ink_at_the_edge(side, 9)] == []
