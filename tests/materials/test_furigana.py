import pytest

from materials import furigana

STORED = '<p><ruby data-reading="でんわ &amp; &lt;b&gt;">電話</ruby>と <ruby data-reading="かね">金</ruby>。</p><p>おわり</p>'


def test_a_word_is_shown_with_its_reading_in_brackets_for_old_browsers():
    assert furigana.with_readings('<b><ruby data-reading="かね">金</ruby></b>') == (
        "<b><ruby>金<rp>(</rp><rt>かね</rt><rp>)</rp></ruby></b>"
    )


def test_a_reading_stays_escaped():
    assert "<rt>でんわ &amp; &lt;b&gt;</rt>" in furigana.with_readings(STORED)


def test_on_paper_a_reading_follows_its_word():
    assert furigana.on_paper(STORED) == "電話(でんわ & <b>)と 金(かね)。\nおわり"


@pytest.mark.parametrize(
    "html, there", [(STORED, True), ("<p>電話</p>", False), ("<p>&lt;ruby data-reading=x&gt;</p>", False)]
)
def test_where_there_is_none_nothing_is_offered(html, there):
    assert furigana.has_readings(html) == there
