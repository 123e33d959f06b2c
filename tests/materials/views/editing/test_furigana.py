"""What the editor's field sends, what is stored of it, and what the field gets back."""

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

WORD = '<p data-block-key="a">この <ruby data-reading="かんじ">漢字</ruby>を 読む。</p>'


@pytest.fixture
def converter(db):
    return ContentstateConverter(["bold", "furigana"])


def sent(text, entity, at=(3, 2)):
    ranges = [{"offset": at[0], "length": at[1], "key": 0}]
    line = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": ranges}
    return json.dumps({"blocks": [line], "entityMap": {"0": entity}})


def marked(reading):
    return {"type": "FURIGANA", "mutability": "IMMUTABLE", "data": {"reading": reading}}


def test_a_marked_word_is_stored_with_its_reading_and_comes_back(converter):
    stored = converter.to_database_format(sent("この 漢字を 読む。", marked("かんじ")))
    back = json.loads(converter.from_database_format(stored))

    assert stored == WORD
    assert back["blocks"][0]["text"] == "この 漢字を 読む。"
    assert [(each["offset"], each["length"]) for each in back["blocks"][0]["entityRanges"]] == [(3, 2)]
    assert back["entityMap"]["0"] == marked("かんじ")


def test_a_reading_is_words_whatever_was_sent(converter):
    stored = converter.to_database_format(sent("この 漢字を", marked('"><script>alert(1)</script>')))

    assert "<script" not in stored
    assert stored.count('"') == 4


@pytest.mark.parametrize("reading", ["", "  ", None])
def test_without_a_reading_it_is_the_word_alone(converter, reading):
    assert converter.to_database_format(sent("この 漢字を", marked(reading))) == '<p data-block-key="a">この 漢字を</p>'


def test_what_the_field_does_not_offer_is_not_stored(converter):
    """A link, or whatever else was pasted or sent by hand."""
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}

    assert "javascript" not in converter.to_database_format(sent("この 漢字を", link))
