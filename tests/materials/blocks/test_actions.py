import re

import pytest
from wagtail.admin.compare import StructBlockComparison
from wagtail.blocks import StructBlockValidationError

from materials.blocks import ActionBlock, VariantsBlock
from materials.blocks.pictures import WITHOUT_ALT
from materials.phone_families import PhoneFamily

PRESS = {"text": "歯車を押す", "drawing": "settings-gear"}
BLOCK = VariantsBlock()


def variants(**families):
    return BLOCK.to_python({name: [{"text": text}] for name, text in families.items()})


def texts(value, family):
    return [each["text"] for each in BLOCK.for_family(value, family)]


@pytest.mark.parametrize("alt", ["", "   "])
def test_action_with_a_picture_needs_its_words(alt):
    block = ActionBlock()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({**PRESS, "alt": alt}))

    assert {name: error.messages for name, error in refused.value.block_errors.items()} == {"alt": [WITHOUT_ALT]}


def test_action_says_all_that_is_wrong_at_once():
    block = ActionBlock()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({**PRESS, "text": ""}))

    assert set(refused.value.block_errors) == {"alt", "text"}


@pytest.mark.parametrize("value", [{"text": "押す"}, {**PRESS, "alt": "歯車の絵。"}])
def test_action_without_a_picture_or_with_its_words_is_taken(value):
    block = ActionBlock()

    assert block.clean(block.to_python(value))["text"] == value["text"]


def test_for_family_gives_the_own_actions():
    value = variants(android="しかく", iphone="まる")

    assert [texts(value, family) for family in ("android", "iphone")] == [["しかく"], ["まる"]]
    assert BLOCK.shown(value, "iphone") == "iphone"


def test_for_family_gives_the_common_ones_where_the_own_are_missing():
    value = variants(android="しかく", common="どれでも")

    assert texts(value, "easy") == ["どれでも"]
    assert BLOCK.shown(value, "easy") == ""


@pytest.mark.parametrize("family", ["easy", PhoneFamily.FEATURE])
def test_for_family_gives_another_ones_and_says_whose(family):
    value = variants(iphone="まる")

    assert texts(value, family) == ["まる"]
    assert BLOCK.shown(value, family) == "iphone"


def test_variants_of_before_there_were_common_ones_still_read():
    value = BLOCK.to_python({"android": [PRESS], "iphone": [], "easy": []})

    assert texts(value, "easy") == ["歯車を押す"]


def test_variants_without_any_action_are_refused():
    with pytest.raises(StructBlockValidationError) as refused:
        BLOCK.clean(variants())

    assert refused.value.non_block_errors[0].startswith("どれか 1つの")


def test_versions_are_compared_by_the_names_of_drawings():
    block = ActionBlock()
    before, after = ({"text": "押す", "drawing": drawing} for drawing in ("settings-gear", "press-yes"))

    compared = StructBlockComparison(block, True, True, block.to_python(before), block.to_python(after)).htmldiff()

    assert "settings-gear" not in compared
    assert "press-yes" not in compared
    assert "設定(歯車)" in re.sub(r"<[^>]+>", "", compared)
