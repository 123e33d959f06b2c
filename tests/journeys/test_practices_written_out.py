"""The practices that are written out, read at home: on a narrow phone, one action a screen, with and without scripts."""

import gzip

import pytest

from tests.journeys.conftest import Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WRITTEN_OUT = ("103", "105", "203", "206", "301", "304")
PHONE = {"viewport": {"width": 360, "height": 740}}
ONE_FLIGHT = 14_000


def wide(page):
    return page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")


def test_the_six_fit_a_phone_and_speak_to_everybody(site, phone):
    for digits in WRITTEN_OUT:
        phone.go(f"/m/{digits}?phone=easy")
        phone.picture(f"material-{digits}", 360)
        assert not wide(phone.page)
        assert len(gzip.compress(phone.page.content().encode(), 6)) < ONE_FLIGHT

    phone.go("/m/206")
    phone.press("1つずつ 見る", role="link")
    for _ in range(4):
        phone.press("つぎへ", role="link")
    assert "シニア向けの 絵です" not in phone.page.inner_text("h1")
    assert phone.page.get_by_role("heading", name="詐欺(さぎ)に 気をつける").is_visible()
    assert phone.faults == []


def test_an_answer_opens_without_scripts_and_nothing_is_sent(site, new_context):
    page = new_context(**PHONE, java_script_enabled=False).new_page()
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(f"{site.url}/m/206")

    page.get_by_text("1つ目の 答えを 見る").click()

    assert page.get_by_text("にせものです").first.is_visible()
    assert page.get_by_text("本物です", exact=True).first.is_hidden()
    assert set(sent) == {"GET"}


def test_large_letters_and_forced_colours_lose_nothing(site, new_context):
    walk = Walk(new_context(**PHONE, forced_colors="active").new_page(), site)
    walk.go("/m/206?phone=easy")
    walk.page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    walk.look()

    assert not wide(walk.page)
    assert walk.faults == []
