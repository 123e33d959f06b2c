import pytest

from attendance.kana import NotAReading, clean_kana


@pytest.mark.parametrize(
    "written, kana",
    [
        ("ｲﾉｳｴ ﾀｹｼ", "イノウエ タケシ"),
        ("ﾔﾏﾀﾞ ｽﾐｺ", "ヤマダ スミコ"),
        ("あおの　ふみこ", "アオノ フミコ"),
        ("  ワルイ   コ ", "ワルイ コ"),
        ("か\u3099", "ガ"),
        ("ヴァン・ダー", "ヴァン・ダー"),
        ("", ""),
    ],
)
def test_reading_becomes_full_width_katakana(written, kana):
    assert clean_kana(written) == kana


@pytest.mark.parametrize("written", ["やまだ123", "Yamada", "山田", "ヤマダ=", "ヤ" * 81])
def test_what_is_no_reading_is_refused(written):
    with pytest.raises(NotAReading):
        clean_kana(written)
