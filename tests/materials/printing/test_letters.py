import pytest

from materials.printing.letters import unprintable


@pytest.mark.parametrize("text", ["", "髙橋 𠮷子\n", "﨑德濵邉邊彅①㈱㋿ガガー・", "辻\U000e0100", "　\u200b"])
def test_unprintable_finds_nothing_in_names_we_can_print(text):
    assert unprintable(text) == []


def test_unprintable_names_each_character_once_in_order():
    assert unprintable("花🍊子𰀀🍊") == ["🍊", "𰀀"]
