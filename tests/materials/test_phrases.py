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


@pytest.mark.parametrize(
    "text, kept",
    [
        ("「払った お金を 取りもどせます」という 知らせにも、にせものが あります。", "取りもどせます」と"),
        ("暗証番号や カードの 番号が うつったら、送らずに 消します。", "うつったら、"),
        ("名前を もう一度見て、「送る」を 押す", "「送る」を"),
    ],
)
def test_phrases_of_a_spaced_sentence_keep_words_whole(text, kept):
    assert kept in [phrase.strip() for phrase in phrases(text)]
