import pytest

from attendance.imports.roster.headings import Meaning, known_headings, meaning_of, meaning_under, plain_heading


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


@pytest.mark.parametrize("heading, meaning", [("39名", "other"), ("３９ 名", "other"), ("2.名", "given_name")])
def test_a_number_of_people_is_no_heading(heading, meaning):
    assert meaning_of(heading) is Meaning(meaning)


@pytest.mark.parametrize(
    "meaning, headings",
    [
        (
            Meaning.NAME,
            "ご氏名|参加者名前|受講者様氏名|申込者氏名(漢字)|①氏名|1.お名前|氏名(フルネーム)|お名前(漢字)|本人氏名|会員名",
        ),
        (Meaning.NAME, "受講生|参加者|対象者名|利用者氏名|フルネーム|漢字氏名"),
        (
            Meaning.KANA,
            "しめい|氏名ふりがな|受講者（ふりがな）|お名前（フリガナ）|氏名(ひらがな)|読み方|よみかた|ルビ|ｶﾅ氏名|氏名_カナ",
        ),
        (Meaning.FAMILY_KANA, "セイ|姓(カナ)|フリガナ(姓)|姓 フリガナ|カナ（セイ）|苗字カナ"),
        (Meaning.GIVEN_KANA, "めい|名(ふりがな)|フリガナ（メイ）|名 ヨミ"),
        (
            Meaning.TELEPHONE,
            "ご連絡先|お電話番号|携帯電話番号(本人)|固定/携帯|電話①|日中の連絡先|自宅TEL|TEL／携帯|ケータイ番号",
        ),
        (
            Meaning.TELEPHONE,
            "連絡の取れる電話番号|参加者電話番号|第1連絡先|電話番号\n(自宅)|携帯番号|TEL No.|連絡先(電話番号)",
        ),
        (Meaning.BIRTH, "生年月日(和暦)|生年月日（西暦）|ご生年月日|誕生日|生まれ年|生年月日・年齢"),
        (Meaning.AGE, "年齢(4/1現在)|満年齢|受講時年齢|現在の年齢|年令|ご年齢|参加者の年齢"),
        (Meaning.AGE_BAND, "年代別|年齢層|ご年代|年齢区分"),
        (
            Meaning.PHONE_FAMILY,
            "お持ちのスマホ|スマートフォンのOS|お使いのスマートフォンの機種|ご使用機種|所有機種|携帯電話の種類",
        ),
        (
            Meaning.PHONE_FAMILY,
            "OS(Android/iPhone)|使用端末|機種(わかる範囲で)|スマホの機種名|お持ちの携帯電話|Android|iPhone",
        ),
        (Meaning.CARE_NOTE, "備考欄|特記事項|申し送り|配慮が必要なこと|備考（自由記入）"),
        (Meaning.NUMBER, "Ｎｏ．|整理番号|受講番号|ID|会員番号|順番|申込NO"),
        (Meaning.SEX, "性別|男女|男・女"),
        (Meaning.KEY, "つづき番号"),
        (
            Meaning.OTHER,
            "住所|郵便番号|申込日|送迎|スマホの有無|スマホ所有|FAX|メールアドレス|緊急連絡先氏名|家族の電話|連絡先住所|地区|なし",
        ),
    ],
)
def test_words_of_clerks_are_understood(meaning, headings):
    assert {heading: meaning_of(heading) for heading in headings.split("|")} == dict.fromkeys(
        headings.split("|"), meaning
    )


@pytest.mark.parametrize(
    "heading, above, meaning",
    [
        ("姓", "氏名", Meaning.FAMILY_NAME),
        ("姓", "フリガナ", Meaning.FAMILY_KANA),
        ("メイ", "フリガナ", Meaning.GIVEN_KANA),
        ("携帯", "連絡先", Meaning.TELEPHONE),
        ("住所", "連絡先", Meaning.OTHER),
        ("氏名", "緊急連絡先", Meaning.OTHER),
        ("電話番号", "ご家族", Meaning.OTHER),
        ("iPhone", "機種", Meaning.PHONE_FAMILY),
        ("備考", "", Meaning.CARE_NOTE),
    ],
)
def test_heading_is_understood_by_what_stands_above_it(heading, above, meaning):
    assert meaning_under(heading, above) is meaning


def test_long_text_is_no_heading():
    assert meaning_of("氏名" + "(" * 100) is Meaning.OTHER


def test_plain_heading_leaves_out_width_spaces_and_marks():
    assert [plain_heading(text) for text in ("ﾌﾘ ｶﾞﾅ", "ふり\nがな", "電話番号(自宅)")] == [
        "フリガナ",
        "フリガナ",
        "電話番号自宅",
    ]


def test_known_headings_are_counted_once_and_with_what_is_remembered():
    headings = ["氏名", "お名前", "連絡方法", "x"]

    assert known_headings(headings, {}) == 1
    assert known_headings(headings, {"連絡方法": Meaning.TELEPHONE}) == 2


def test_every_meaning_has_words_for_the_screen():
    assert [meaning for meaning in Meaning if not meaning.label] == []
