"""The demo's eighteen practices as they are handed out: a cover, then one side for each; a second for those that are
written out in full."""

import json
import re
from datetime import date

import pytest

from courses.printing.booklet import BookletCover, print_booklet
from courses.printing.cohort_booklet import booklet_page
from materials.models import MaterialPage
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


NEXT = ("第2回", "10月30日(金曜日)")
TWO_SIDES = {"103", "105", "203", "206", "301", "304"}
SAID = {
    "text",
    "note",
    "when",
    "then",
    "purpose",
    "partner",
    "word",
    "plain",
    "question",
    "sender",
    "why",
    "source",
    "person",
}


def practice(row, family):
    page = MaterialPage(
        content_type_id=1,  # else it is asked of the database
        title=row["title"],
        aim=row["aim"],
        body=row["body"],
        family_note=row["family_note"],
        checked_on=date.fromisoformat(row["checked_on"]),
    )
    return booklet_page(page, row["number"], family, NEXT)


def words(value, family):
    """What a block says to this family's reader; the text for reading aloud is for ears only."""
    if isinstance(value, list):
        return [each for part in value for each in words(part, family)]
    if not isinstance(value, dict):
        return []
    found = [text for key, text in value.items() if key in SAID and text]
    other = {name for name in ("android", "iphone", "easy") if name != family}
    return found + [each for key, part in value.items() if key not in other for each in words(part, family)]


@pytest.fixture(scope="module", params=["android", "iphone", "easy"])
def sides(request):
    rows = [row for row in ROWS if request.param == "android" or row["number"] in TWO_SIDES]
    pdf = print_booklet(COVER, [practice(row, request.param) for row in rows])
    return paper.pages(pdf), rows, request.param


def by_number(pages):
    """The sides of each practice, overleaf with its front."""
    found = {}
    for side in pages[1:]:
        text = paper.text(side).partition("電話で聞く")[0]
        found.setdefault(re.match(r"番号(\d{3})", text)[1], []).append(side)
    return found


def test_demo_booklet_has_a_cover_and_a_side_for_each_material(sides):
    pages, rows, _ = sides

    found = by_number(pages)

    assert list(found) == [row["number"] for row in rows]
    assert {number for number, sides in found.items() if len(sides) > 1} <= TWO_SIDES
    assert max(len(sides) for sides in found.values()) <= 2
    assert "聞くことも練習のうちです。" in paper.text(pages[0])


def test_demo_booklet_loses_nothing_of_a_material(sides):
    pages, rows, family = sides
    found = by_number(pages)
    lost = []

    for row in rows:
        printed = "".join(paper.text(side) for side in found[row["number"]])
        parts = [row["title"], row["aim"], row["family_note"], *words(row["body"], family)]
        lost += [(row["number"], part) for part in parts if "".join(part.split()) not in printed]

    assert lost == []


def test_demo_booklet_sets_only_captions_below_14_points(sides):
    pages, _, family = sides
    rings = "".join(str(day) for day in range(1, 15))
    code = r"大きな絵はこちらうつらないときは番号\d{3}を押す"
    checked = r"(たしかめた日令和8年9月1日\(火\)もと[^番]+たしかめた人県の教材係\(見本\))?"
    label = {"android": "アンドロイド", "iphone": "アイフォーン", "easy": "シニア向け"}[family]
    end = rf"{checked}自習教材\d{{3}}{label}用絵をたしかめた日令和8年9月1日\(火\)"

    small = [paper.small_print(side, 14) for side in pages[1:]]

    allowed = re.compile(rf"(番号)?({rings}{code})?(番号\d{{3}}のつづき)?({end})?")
    assert [text for text in small if not allowed.fullmatch(text)] == []
    assert paper.small_print(pages[0], 14) == ""


def test_demo_booklet_keeps_off_the_edge(sides):
    overleaf = {number for number, side in enumerate(sides[0]) if "のつづき" in paper.text(side)[:9]}

    reaching = [
        number for number, side in enumerate(sides[0]) if paper.ink_at_the_edge(side, 4 if number in overleaf else 9)
    ]

    assert reaching == []
