import pytest

from lms.settings import BASE_DIR

MODULE = BASE_DIR / "lms/static/lms/js/enter-saves.js"
MARKUP = """<form data-enter-saves action="#saved">
  <input required value="甲"><select><option>0<option>60代<option>70代</select>
</form>"""
pytestmark = pytest.mark.browser


@pytest.fixture
def form(page):
    page.set_content(MARKUP)
    page.add_script_tag(path=MODULE, type="module")
    page.evaluate(
        "document.forms[0].addEventListener('submit', (e) => { e.preventDefault(); window.saved = (window.saved ?? 0) + 1; })"
    )
    page.focus("select")
    return page


def press(form, *keys):
    for key in keys:
        form.keyboard.press(key)
    return form.input_value("select"), form.evaluate("window.saved ?? 0")


def test_enter_saves_what_a_digit_chose(form):
    assert press(form, "7", "Enter") == ("70代", 1)


def test_enter_takes_what_is_pointed_at_in_an_open_list(form):
    assert press(form, "Space", "ArrowDown", "Enter") == ("60代", 0)


def test_enter_held_down_saves_once(form):
    form.keyboard.down("Enter")
    form.keyboard.down("Enter")

    assert press(form) == ("0", 1)


def test_enter_saves_nothing_where_something_is_missing(form):
    form.fill("input", "")
    form.focus("select")

    assert press(form, "Enter") == ("0", 0)


def test_an_age_typed_in_figures_chooses_its_band(form):
    assert press(form, "7", "2", "Tab") == ("70代", 0)
