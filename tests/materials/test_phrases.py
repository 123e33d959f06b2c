import pytest

from materials.phrases import phrases


def test_phrases_break_between_words():
    assert phrases("文字を大きくする") == ["文字を", "大きくする"]


@pytest.mark.parametrize("text", ["", "丸を 右へ動かす。もどすときは 左へ", "a b", "😀𠮷"])
def test_phrases_joined_are_the_text(text):
    assert "".join(phrases(text)) == text


@pytest.mark.parametrize(
    "text, kept",
    [
        ("「避難勧告」は 令和3年5月20日に なくなりました。", "令和3年5月20日に"),
        ("平成31年4月30日までの 話です", "平成31年4月30日までの"),
        ("2026年9月1日に はじまります", "2026年9月1日に"),
        ("令和 3年 5月 20日に なくなりました", "令和 3年 5月 20日に"),
        ("つぎの 教室は 10月20日(火曜日)の 午後1時半です。", "10月20日(火曜日)の"),
        ("つぎの 教室は １０月２０日（火）の 午後 1時です。", "午後 1時です。"),
        ("荷物は 1,234円です", "1,234円です"),
    ],
)
def test_phrases_divide_no_date_and_no_number(text, kept):
    assert kept in [phrase.strip() for phrase in phrases(text)]


def test_a_long_date_may_break_before_its_weekday():
    assert phrases("令和8年10月20日(火曜日)から") == ["令和8年10月20日", "(火曜日)から"]


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
