import pytest
from wagtail.blocks import StructBlockValidationError

from materials.blocks import RealOrNotBlock

BLOCK = RealOrNotBlock()
EXAMPLE = {"sender": "市町", "text": "あした 断水します。", "answer": "real", "why": "リンクが ありません。"}


def exercise(*examples):
    return BLOCK.to_python({"question": "どれが 本物でしょう", "examples": list(examples)})


def test_real_or_not_says_what_each_is():
    value = BLOCK.clean(exercise(EXAMPLE, {**EXAMPLE, "answer": "false"}))

    assert [each.verdict for each in value["examples"]] == ["本物です", "にせものです"]


@pytest.mark.parametrize("count", [1, 6])
def test_real_or_not_has_two_to_five_examples(count):
    with pytest.raises(StructBlockValidationError):
        BLOCK.clean(exercise(*[EXAMPLE] * count))


def test_real_or_not_describes_its_pictures():
    with pytest.raises(StructBlockValidationError) as refused:
        BLOCK.clean(exercise(EXAMPLE, {**EXAMPLE, "drawing": "press-yes"}))

    assert list(refused.value.block_errors["examples"].block_errors) == [1]
