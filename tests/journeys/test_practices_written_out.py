"""The practices that are written out, read at home: on a narrow phone, one action a screen, with and without scripts."""

import re

import pytest

from tests.journeys.conftest import PHONE, WRITTEN_OUT, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def reader(library, new_context):
    """Somebody on a narrow phone."""
    return lambda **how: Walk(new_context(**PHONE, **how).new_page(), library)


def wide(page):
    return page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")


def test_the_six_fit_a_phone_and_speak_to_everybody(reader):
    walk = reader()
    for digits in WRITTEN_OUT:
        walk.go(f"/m/{digits}?phone=easy")
        walk.picture(f"material-{digits}", 360)
        assert not wide(walk.page)

    walk.go("/m/206?step=1")
    for _ in range(4):
        walk.page.get_by_role("link", name="つぎへ").click()
    walk.look()
    assert walk.page.get_by_role("heading", name=re.compile("詐欺.*気をつける")).is_visible()
    walk.page.get_by_role("link", name="練習へ").click()
    assert walk.page.url.endswith("#real-1")
    assert walk.faults == []


def test_an_answer_opens_without_scripts_and_nothing_is_sent(reader):
    walk = reader(java_script_enabled=False)
    sent = []
    walk.page.on("request", lambda request: sent.append(request.method))
    walk.page.goto(f"{walk.site.url}/m/206")

    walk.page.get_by_text("1つ目の 答えを 見る").click()

    assert walk.page.get_by_text("にせものです").first.is_visible()
    assert walk.page.get_by_text("本物です", exact=True).first.is_hidden()
    assert set(sent) == {"GET"}


def test_large_letters_and_forced_colours_lose_nothing(reader):
    walk = reader(forced_colors="active")
    walk.go("/m/206?phone=easy")
    walk.page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    walk.look()

    assert not wide(walk.page)
    assert walk.faults == []
