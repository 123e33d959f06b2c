import pytest

from attendance.imports.roster.phone_words import NotAPhoneFamily, family_named, is_mark, phone_family_of
from materials.phone_families import PhoneFamily


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
        ("ドコモ らくらくホン", "easy"),
        ("らくらくスマートフォンme(ドコモ)", "easy"),
        ("BASIO4", "easy"),
        ("ａｕ ＢＡＳＩＯ", "easy"),
        ("スマホ（iPhone）", "iphone"),
        ("iPhoneSE（第2世代）", "iphone"),
        ("Android 楽天モバイル", "android"),
        ("Ｘｐｅｒｉａ 10", "android"),
        ("ガラケー", "feature"),
        ("ガラケー（ソフトバンク）", "feature"),
        ("従来型の携帯", "feature"),
        ("持っていない", "none"),
        ("なし", "none"),
        ("未所持", "none"),
        ("不明", ""),
        ("?", ""),
        ("", ""),
    ],
)
def test_phone_family_is_understood(words, family):
    assert phone_family_of(words) == family


@pytest.mark.parametrize(
    "words", ["スマートフォン?", "スマホ", "iPhoneではない", "ドコモ", "au", "TRUE", "○", "Androidかも"]
)
def test_unknown_words_are_refused(words):
    with pytest.raises(NotAPhoneFamily):
        phone_family_of(words)


def test_words_on_our_own_screens_are_understood():
    assert {family: phone_family_of(str(family.label)) for family in PhoneFamily} == {one: one for one in PhoneFamily}


def test_mark_is_told_from_words():
    assert [is_mark(text) for text in ("○", " 〇 ", "レ", "１", "有", "無", "iPhone", "")] == [True] * 5 + [False] * 3


def test_heading_names_a_family_or_none():
    assert [family_named(text) for text in ("機種 らくらく", "iPhone", "スマホ", "")] == ["easy", "iphone", "", ""]
