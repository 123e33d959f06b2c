import pytest

from materials.phrases import phrases


def test_phrases_break_between_words():
    assert phrases("文字を大きくする") == ["文字を", "大きくする"]


@pytest.mark.parametrize("text", ["", "丸を 右へ動かす。もどすときは 左へ", "a b", "😀𠮷"])
def test_phrases_joined_are_the_text(text):
    assert "".join(phrases(text)) == text


@pytest.mark.parametrize(
    "text, last",
    [("元に もどりたい", " もどりたい"), ("機械を さがす", " さがす"), ("朝 起きる", "朝 起きる"), ("絵", "絵")],
)
def test_phrases_leave_no_letter_alone(text, last):
    assert phrases(text)[-1] == last
