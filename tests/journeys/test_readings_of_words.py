"""An editor marks a word with its reading; a reader switches readings on, without scripts."""

import re

import pytest

from materials.models import MaterialPage, Number
from tests.journeys.conftest import PHONE, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OUT_OF_WORD = (
    "<html><head><style>p.MsoNormal { color: red }</style></head><body><script>alert(1)</script>"
    '<p class="MsoNormal" style="mso-list:l0" onclick="alert(2)"><b>不審</b>な '
    '<a href="javascript:alert(4)"><span style="color: red">電話</span></a><o:p></o:p></p></body></html>'
)
PASTE = """(field, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "不審な 電話");
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def written(site):
    """A practice with something to read in it."""
    page = MaterialPage.objects.get(pk=Number.objects.get(digits="103").page_id)
    page.body = [*page.body.get_prep_value(), {"type": "passage", "value": {"heading": "読むところ", "text": ""}}]
    page.save_revision().publish()
    return page


def test_a_pasted_word_is_marked_with_its_reading_and_published(walk, written):
    asked = []
    walk.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept("でんわ")))
    walk.sign_in("ken")
    walk.page.goto(f"{walk.site.url}/admin/pages/{written.pk}/edit/")
    field = walk.page.locator(".public-DraftEditor-content")
    field.click()
    field.evaluate(PASTE, OUT_OF_WORD)
    walk.page.keyboard.press("Shift+ArrowLeft")
    walk.page.keyboard.press("Shift+ArrowLeft")
    walk.page.get_by_role("button", name="ふりがな").first.click()
    walk.page.locator(".marked-word").wait_for()
    walk.picture("editing-furigana", 1280, 900)
    publish(walk)

    assert asked == ["「電話」の ふりがなを 入れてください。空にすると、ふりがなを とります。"]
    # What a script said is left as words, as on any page one copies from.
    assert stored(written) == '<p>alert(1)</p><p><b>不審</b>な <ruby data-reading="でんわ">電話</ruby></p>'


def publish(walk):
    walk.page.wait_for_timeout(700)  # what is typed reaches the form a little later
    walk.page.locator("footer .w-dropdown__toggle").click()
    with walk.page.expect_navigation():
        walk.page.get_by_role("button", name="公開").click()


def stored(page):
    page.refresh_from_db()
    [source] = [block.value["text"].source for block in page.body if block.block_type == "passage"]
    return re.sub(r' data-block-key="\w+"', "", source)


def test_readings_are_switched_on_and_off_without_scripts(written, new_context, site):
    written.body[-1].value["text"].source = '<p>不審な <ruby data-reading="でんわ">電話</ruby></p>'
    written.save_revision().publish()
    walk = Walk(new_context(**PHONE, java_script_enabled=False).new_page(), site)
    reading = walk.page.get_by_text("でんわ", exact=True)
    walk.page.goto(f"{site.url}/m/103")
    assert reading.is_hidden()

    walk.page.get_by_role("link", name="ふりがなを 出す").click()
    assert reading.is_visible()
    walk.page.goto(f"{site.url}/m/103")
    assert reading.is_visible()
    walk.picture("material-furigana", 360)

    walk.page.get_by_role("link", name="ふりがなを 消す").click()
    assert reading.is_hidden()
