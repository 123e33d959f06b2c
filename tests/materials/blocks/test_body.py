import pytest
from wagtail.blocks import StreamBlockValidationError

from materials.blocks import MaterialBody

BLOCK = MaterialBody()
TROUBLE = {"type": "trouble", "value": {"when": "出ない", "then": "もう一度 押します。"}}


def test_body_takes_three_troubles():
    assert len(BLOCK.clean(BLOCK.to_python([TROUBLE] * 3))) == 3


def test_body_says_in_plain_words_that_four_troubles_are_too_many():
    with pytest.raises(StreamBlockValidationError) as refused:
        BLOCK.clean(BLOCK.to_python([TROUBLE] * 4))

    (sentence,) = refused.value.non_block_errors
    assert sentence.startswith("「うまくいかないとき」は 3つまでです。いまは 4つ あります。")


def test_body_says_both_what_is_wrong_inside_and_outside():
    with pytest.raises(StreamBlockValidationError) as refused:
        BLOCK.clean(BLOCK.to_python([{"type": "action", "value": {"text": ""}}, *[TROUBLE] * 4]))

    assert list(refused.value.block_errors) == [0]
    assert len(refused.value.non_block_errors) == 1


def test_body_says_how_much_too_long_a_line_is():
    with pytest.raises(StreamBlockValidationError) as refused:
        BLOCK.clean(BLOCK.to_python([{"type": "word", "value": {"word": "あ" * 41, "plain": ""}}]))

    errors = refused.value.block_errors[0].block_errors
    assert errors["word"].messages == ["40字までです。いまは 41字 あります。短くしてください。"]
    assert errors["plain"].messages == ["ここに 言葉を 入れてください。"]
