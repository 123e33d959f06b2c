import pytest

from attendance.imports.roster.phone_words import NotAPhoneFamily, phone_family_of


@pytest.mark.parametrize(
    "words, family",
    [
        ("Android", "android"),
        ("アンドロイド", "android"),
        ("ａｎｄｒｏｉｄ", "android"),
        ("Androidスマホ", "android"),
        ("AQUOS sense4", "android"),
        ("Android(アクオス)", "android"),
        ("Google Pixel 6a", "android"),
        ("iPhone", "iphone"),
        ("ｱｲﾌｫﾝ", "iphone"),
        ("iPhone 12", "iphone"),
        ("らくらくスマートフォン", "easy"),
        ("らくらくスマートフォン F-52B", "easy"),
        ("らくらくホン", "easy"),
        ("かんたんスマホ3", "easy"),
        ("シニア向け", "easy"),
        ("ガラケー", "feature"),
        ("従来型の携帯", "feature"),
        ("持っていない", "none"),
        ("なし", "none"),
        ("不明", ""),
        ("", ""),
    ],
)
def test_phone_family_is_understood(words, family):
    assert phone_family_of(words) == family


@pytest.mark.parametrize("words", ["スマートフォン?", "スマホ", "iPhoneではない", "ドコモ", "TRUE"])
def test_unknown_words_are_refused(words):
    with pytest.raises(NotAPhoneFamily):
        phone_family_of(words)
