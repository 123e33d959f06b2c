import pytest

from attendance.imports.roster.headings import Meaning, meaning_of


@pytest.mark.parametrize(
    "heading, meaning",
    [
        ("氏名", Meaning.NAME),
        ("氏　　名", Meaning.NAME),
        ("お名前", Meaning.NAME),
        ("受講者氏名", Meaning.NAME),
        ("氏名(漢字)", Meaning.NAME),
        ("氏名※必須", Meaning.NAME),
        ("姓", Meaning.FAMILY_NAME),
        ("名", Meaning.GIVEN_NAME),
        ("フリガナ", Meaning.KANA),
        ("ﾌﾘｶﾞﾅ", Meaning.KANA),
        ("ふり\nがな", Meaning.KANA),
        ("ヨミ", Meaning.KANA),
        ("氏名(カナ)", Meaning.KANA),
        ("しめい", Meaning.KANA),
        ("せい", Meaning.FAMILY_KANA),
        ("メイ", Meaning.GIVEN_KANA),
        ("ＴＥＬ", Meaning.TELEPHONE),
        ("℡", Meaning.TELEPHONE),
        ("電話番号(自宅)", Meaning.TELEPHONE),
        ("携帯", Meaning.TELEPHONE),
        ("連絡先", Meaning.TELEPHONE),
        ("生年月日", Meaning.BIRTH),
        ("年齢", Meaning.AGE),
        ("年代", Meaning.AGE_BAND),
        ("使用機種", Meaning.PHONE_FAMILY),
        ("お使いの機種", Meaning.PHONE_FAMILY),
        ("スマホの種類", Meaning.PHONE_FAMILY),
        ("備 考", Meaning.CARE_NOTE),
        ("No.", Meaning.NUMBER),
        ("№", Meaning.NUMBER),
        ("受付番号", Meaning.NUMBER),
        ("性別", Meaning.SEX),
        ("住所", Meaning.OTHER),
        ("緊急連絡先", Meaning.OTHER),
        ("", Meaning.OTHER),
    ],
)
def test_heading_is_understood(heading, meaning):
    assert meaning_of(heading) is meaning


def test_every_meaning_has_words_for_the_screen():
    assert [meaning for meaning in Meaning if not meaning.label] == []
