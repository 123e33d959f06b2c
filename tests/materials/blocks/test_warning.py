import pytest

from materials.blocks import WarningBlock

BLOCK = WarningBlock()


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("money", "お金に 気をつける"), ("password", "パスワードを 守る"), ("fraud", "詐欺(さぎ)に 気をつける")],
)
def test_warning_says_what_it_is_about(kind, heading):
    assert BLOCK.to_python({"kind": kind, "text": "押しません。"}).heading == heading


@pytest.mark.parametrize("value", [{"text": "押しません。"}, {"kind": "", "text": "押しません。"}])
def test_warning_of_before_there_were_kinds_still_warns(value):
    assert BLOCK.to_python(value).heading == "気をつけること"
