"""Three texts compared by section, and sections taken over: each case of the prototype, by content alone."""

import json

import pytest

from courses.reports.sections import MATERIALS, ORDER, Meeting, sections_changed, with_sections


def part(key, text):
    return {"id": key, "type": "part", "value": {"heading": "", "text": text}}


def content(title="一", parts="ab", materials=(1, 2), **texts):
    """A letter of `parts` is a part with that id, its text is the letter unless `texts` says otherwise."""
    return {
        "title": title,
        "goal": "めあて",
        "body": json.dumps([part(key, texts.get(key, key)) for key in parts]),
        "step_materials": [{"pk": n, "sort_order": n, "step": 9, "material": m} for n, m in enumerate(materials)],
    }


def found(base, now, here):
    return {each.key: each.meeting.value for each in sections_changed(base, now, here)}


def ids(text):
    return [each["id"] for each in json.loads(text["body"])]


def texts(text):
    return [each["value"]["text"] for each in json.loads(text["body"])]


BASE = content()


@pytest.mark.parametrize(
    "now, here, keys",
    [
        (BASE, content(title="自分の"), {}),
        (content(title="二"), BASE, {"title": "untouched"}),
        (content(title="二"), content(title="自分の"), {"title": "both"}),
        (content(title="二"), content(title="二"), {}),
        (content(a="新"), BASE, {"part:a": "untouched"}),
        (content(a="新"), content(a="自分の"), {"part:a": "both"}),
        (content(a="新"), content(b="自分の"), {"part:a": "untouched"}),
        (content(parts="abc"), BASE, {"part:c": "untouched"}),
        (content(parts="a"), BASE, {"part:b": "untouched"}),
        (content(parts="a"), content(b="自分の"), {"part:b": "both"}),
        (content(a="新"), content(parts="b"), {"part:a": "both"}),
        (content(parts="ba"), BASE, {ORDER: "untouched"}),
        (content(parts="ba"), content(parts="axb"), {ORDER: "untouched"}),
        (content(materials=(1, 3)), BASE, {MATERIALS: "untouched"}),
        (content(materials=(2, 1)), content(materials=(1, 2, 7)), {MATERIALS: "both"}),
    ],
)
def test_changed_sections_are_named(now, here, keys):
    assert found(BASE, now, here) == keys


def test_sections_stand_in_the_order_of_the_screen():
    now = content(title="二", parts="bac", materials=(5,), b="新")

    assert list(found(BASE, now, BASE)) == ["title", "part:b", "part:c", ORDER, MATERIALS]


def test_a_section_taken_over_leaves_the_others_as_they_are():
    now, here = content(title="二", a="新", b="新"), content(title="自分の", b="自分の")

    taken = with_sections(here, now, {"part:a"})

    assert (taken["title"], texts(taken)) == ("自分の", ["新", "自分の"])
    assert found(BASE, now, taken) == {"title": "both", "part:b": "both"}


@pytest.mark.parametrize(
    "parts, here, keys, expected",
    [
        ("acb", "axb", {"part:c"}, "acxb"),
        ("cab", "xab", {"part:c"}, "cxab"),
        ("a", "axb", {"part:b"}, "ax"),
        ("ab", "b", {"part:a"}, "ab"),
        ("ba", "axb", {ORDER}, "bxa"),
        ("bca", "axb", {ORDER, "part:c"}, "bxca"),
    ],
)
def test_parts_come_go_and_move_around_own_ones(parts, here, keys, expected):
    taken = with_sections(content(parts=here), content(parts=parts), keys)

    assert sorted(ids(taken)) == sorted(expected)
    assert ids(taken) == list(expected)


def test_everything_taken_over_is_level():
    now = content(title="二", parts="cba", materials=(3,), a="新")
    here = content(title="自分の", parts="bxa", materials=(1,), b="自分の")
    keys = {each.key for each in sections_changed(BASE, now, here)}

    taken = with_sections(here, now, keys)

    assert found(BASE, now, taken) == {}
    assert "x" in ids(taken)


def test_a_page_without_a_lesson_has_its_own_fields():
    base, now = {"title": "講座", "intro": "前"}, {"title": "講座", "intro": "後"}

    (section,) = sections_changed(base, now, base)

    assert (section.key, section.meeting) == ("intro", Meeting.UNTOUCHED)
    assert with_sections(base, now, {"intro"}) == now
