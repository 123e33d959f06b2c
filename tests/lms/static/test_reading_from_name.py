from types import SimpleNamespace

import pytest

from lms.settings import BASE_DIR
from tests.keys import Keys

MODULE = BASE_DIR / "lms/static/lms/js/reading-from-name.js"
KIYO = (("あおの", "青野"), ("きよ", "キヨ"))
KEN = (("いとう", "伊藤"), ("けn", "健"))
pytestmark = pytest.mark.browser


@pytest.fixture
def form(page):
    """A name and its reading, the cursor in the name."""
    page.set_content('<input id="name" data-reading-to="kana"><input id="kana">')
    page.add_script_tag(path=MODULE, type="module")
    page.focus("#name")
    return SimpleNamespace(page=page, keys=Keys(page))


def kana_of(form):
    return form.page.input_value("#kana")


def test_a_reading_is_offered_only_for_a_whole_name(form):
    form.keys.convert("あおの", "青野")
    whole = kana_of(form)
    form.page.keyboard.insert_text("太郎")
    pasted = kana_of(form)
    form.keys.press("Backspace", "Backspace")

    assert (whole, pasted, kana_of(form)) == ("アオノ", "", "アオノ")


def test_a_reading_goes_with_its_name(form):
    form.keys.name(*KIYO)
    form.keys.press("ControlOrMeta+a", "Backspace")
    emptied = kana_of(form)
    form.keys.name(*KEN)

    assert (emptied, kana_of(form)) == ("", "イトウ ケン")


@pytest.mark.parametrize(
    "steps, written",
    [
        (("あ", "あお", "青野キヨ"), "青野キヨ"),
        (("あ", "青", "青n", "青の", "青野"), "青野"),
        (("青野",), "青野"),
    ],
    ids=["predicted", "turned into kanji while it is typed", "written by hand"],
)
def test_a_reading_that_is_not_known_is_not_offered(form, steps, written):
    for step in steps:
        form.keys.compose(step)
    form.keys.method.send("Input.insertText", {"text": written})

    assert (form.page.input_value("#name"), kana_of(form)) == (written, "")


def test_a_reading_that_was_typed_is_left_alone(form):
    form.keys.press("Tab")
    form.keys.type("はるこ")
    form.keys.press("Shift+Tab")
    form.keys.convert("ようこ", "陽子")

    assert kana_of(form) == "はるこ"


def test_a_reading_is_not_offered_for_a_name_that_was_there(page):
    page.set_content('<input id="name" data-reading-to="kana" value="青野"><input id="kana">')
    page.add_script_tag(path=MODULE, type="module")
    page.focus("#name")

    Keys(page).convert("きよ", "キヨ")

    assert page.input_value("#kana") == ""
