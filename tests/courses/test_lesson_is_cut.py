"""What the migration makes of a lesson that was one text."""

import importlib

import pytest

migration = importlib.import_module("courses.migrations.0005_a_lesson_is_made_of_parts")


def cut(html):
    return [(part["value"]["heading"], part["value"]["text"]) for part in migration.parts_of(html)]


@pytest.mark.parametrize(
    "html, parts",
    [
        ("", []),
        (None, []),
        ("<p>一</p><ul><li>二</li></ul>", [("", "<p>一</p><ul><li>二</li></ul>")]),
        ("<p>一</p><h3>題</h3><p>二</p>", [("", "<p>一</p>"), ("題", "<p>二</p>")]),
        ('<h3 data-block-key="x"><b>題</b></h3><p>一</p><h3>次</h3>', [("題", "<p>一</p>"), ("次", "")]),
    ],
)
def test_a_lesson_is_cut_before_its_headings(html, parts):
    assert cut(html) == parts


def test_parts_are_joined_again():
    html = "<p>一</p><h3>題</h3><p>二</p>"

    assert migration.html_of(migration.parts_of(html)) == html


def test_the_same_place_has_the_same_id_in_every_page():
    first, second = (migration.parts_of(text) for text in ("<p>一</p><h3>題</h3>", "<p>別</p><h3>違う</h3>"))

    assert [part["id"] for part in first] == [part["id"] for part in second]
    assert len({part["id"] for part in first}) == 2
