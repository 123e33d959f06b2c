"""A title of eighty letters on a phone: below its number and as wide as the page, not a narrow column beside it."""

import pytest

from materials.models import Number

pytestmark = pytest.mark.browser
TITLE = "家族や 友だちに 写真を 送るときに 気をつけることを、一つずつ 順番に たしかめながら 練習して、" + "長" * 30
PLACES = """() => {
  const [badge, title] = ["main .badge", "main h1"].map(name => document.querySelector(name).getBoundingClientRect());
  return [badge.bottom <= title.top, title.width > 280, document.documentElement.scrollWidth];
}"""


def test_a_long_title_stands_below_its_number(library, new_context):
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    material = Number.objects.get(digits="105").page.specific

    page.goto(f"{library.url}/m/105")
    assert page.evaluate(PLACES)[0] is False

    material.title = TITLE
    material.save_revision().publish()
    page.goto(f"{library.url}/m/105")
    assert page.evaluate(PLACES) == [True, True, 360]
