from dataclasses import replace

import pytest

from courses.printing.booklet import BookletAction, BookletCover, BookletPage, print_booklet
from materials.printing.drawings import UnfitDrawing
from tests import paper

DRAWING = (
    '<svg viewBox="0 0 220 200"><rect x="40" y="12" width="140" height="180" class="f-pale s-ink"/>'
    '<text x="54" y="60">設定の画面</text></svg>'
)
HOSTILE = '#panic() $x$ *x* #read("/etc/passwd")'


def cover(**changes):
    words = {
        "course_title": "スマホつづき講座",
        "municipality": "砥部町",
        "venue": "中央公民館",
        "year_label": "令和8年度",
        "sessions": [("第1回", "10月6日(火曜日)"), ("第2回", "10月20日(火曜日)")],
        "telephone": "089-000-0000",
        "hours": "平日 午前9時から午後5時",
    }
    return BookletCover(**{**words, **changes})


def practice(number=103, actions=3, **changes):
    words = {
        "number": str(number),
        "title": "文字を大きくする",
        "aim": "自分で文字の大きさを変えられる。",
        "actions": [BookletAction(text=f"絵を 押す{n}", drawing=DRAWING, alt="設定") for n in range(actions)],
        "troubles": ["歯車がない → 下から上へ なぞる"],
        "family_note": "となりで 見ていてください。",
        "address": f"HTTPS://TSUZUKI.EXAMPLE.JP/M/{number}",
        "checked_on": "アンドロイド用 絵をたしかめた日 令和8年9月1日",
    }
    return BookletPage(**{**words, **changes})


def missing(words, page):
    return [word for word in words if word not in paper.text(page)]


def test_print_booklet_has_a_cover_and_a_side_for_each_material():
    numbers = [103, 104, 105]

    pdf = print_booklet(cover(), [practice(number) for number in numbers])

    assert paper.codes(pdf) == [[], *[[f"HTTPS://TSUZUKI.EXAMPLE.JP/M/{number}"] for number in numbers]]


def test_print_booklet_cover_says_when_where_and_what():
    front, _ = paper.pages(print_booklet(cover(), [practice()]))

    expected = ["砥部町中央公民館", "令和8年度", "スマホつづき講座", "第1回10月6日(火曜日)", "第2回10月20日(火曜日)"]
    assert missing([*expected, "103文字を大きくする", "089-000-0000", "平日午前9時から午後5時"], front) == []


def test_print_booklet_page_has_all_that_the_sheet_promises():
    page = practice(task="家族に送る", warnings=[("注意", "番号は押さない")], next_class=("第2回", "10月20日(火)"))

    _, side = paper.pages(print_booklet(cover(), [page]))

    rings = "".join(str(day) for day in range(1, 15))
    expected = [
        "番号103",
        "文字を大きくする",
        "絵を押す2",
        "できた",
        "もう一度",
        "聞きたい",
        rings,
        "うまくいかないとき",
    ]
    expected += [
        "家の人へ",
        "089-000-0000",
        "「103の練習です」と言ってください",
        "家族に送る",
        "番号は押さない",
    ]
    expected += ["つぎの教室第2回", "10月20日(火)", "この紙をやらずに来てもだいじょうぶです。", "令和8年9月1日"]
    assert missing(expected, side) == []


def test_print_booklet_prints_its_codes_at_38_millimetres_with_the_quiet_zone():
    _, side = paper.pages(print_booklet(cover(), [practice()]))

    (symbol,) = paper.sides(side)

    assert abs(symbol * 37 / 29 - 38) < 0.5


def test_print_booklet_draws_letters_of_a_drawing_with_our_fonts():
    pdf = print_booklet(cover(), [practice()])

    assert paper.text(paper.pages(pdf)[1]).count("設定の画面") == 3
    assert paper.fonts(pdf) == {("BIZUDPGothic-Regular", True), ("BIZUDPGothic-Bold", True)}


@pytest.mark.parametrize("actions", [1, 3, 4, 5])
def test_print_booklet_keeps_up_to_five_drawings_on_one_side(actions):
    pdf = print_booklet(cover(), [practice(actions=actions)])

    assert len(paper.pages(pdf)) == 2
    assert not paper.ink_at_the_edge(paper.pages(pdf)[1], 9)


def test_print_booklet_takes_actions_without_drawings():
    actions = [BookletAction(text=f"押す{number}", note="下のほうです") for number in range(5)]

    _, side = paper.pages(print_booklet(cover(), [replace(practice(), actions=actions)]))

    assert missing(["押す4", "下のほうです"], side) == []


def test_print_booklet_goes_on_overleaf_when_words_are_many():
    page = practice(
        actions=8,
        title="とても長い題" * 12,
        aim="とても長いねらい" * 12,
        troubles=["とても長い説明をここに書きます。" * 9] * 4,
        task="https://example.jp/" + "a" * 200,
        family_note=HOSTILE * 6,
    )

    sides = paper.pages(print_booklet(cover(), [page, practice(104)]))[1:]

    words = "".join(paper.text(side) for side in sides)
    whole = [page.title, page.aim, *page.troubles, page.task, "".join(page.family_note.split())]
    assert [part for part in whole if part not in words] == []
    assert not any(paper.ink_at_the_edge(side, 4) for side in sides)
    assert ["番号103のつづき" in paper.text(side) for side in sides] == [False, *[True] * (len(sides) - 2), False]


def test_print_booklet_prints_hostile_words_as_they_are():
    page = practice(number=1, title=HOSTILE, checked_on=HOSTILE)

    front, side = paper.pages(print_booklet(cover(venue=HOSTILE, course_title=HOSTILE), [page]))

    assert paper.text(front).count("".join(HOSTILE.split())) == 3
    assert paper.text(side).count("".join(HOSTILE.split())) == 2


def test_print_booklet_refuses_a_drawing_that_reaches_out():
    action = BookletAction(text="押す", drawing='<svg><image href="/etc/passwd"/></svg>')

    with pytest.raises(UnfitDrawing):
        print_booklet(cover(), [replace(practice(), actions=[action])])


def test_print_booklet_is_a_cover_alone_without_materials():
    assert len(paper.pages(print_booklet(cover(sessions=[]), []))) == 1


def test_print_booklet_is_the_same_twice():
    assert print_booklet(cover(), [practice()]) == print_booklet(cover(), [practice()])
