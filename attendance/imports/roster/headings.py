"""What a column means, by the words that municipalities write over it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from attendance.kana import to_katakana


class Meaning(StrEnum):
    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    KANA = "kana"
    FAMILY_KANA = "family_kana"
    GIVEN_KANA = "given_kana"
    TELEPHONE = "telephone"
    BIRTH = "birth"
    AGE = "age"
    AGE_BAND = "age_band"
    PHONE_FAMILY = "phone_family"
    CARE_NOTE = "care_note"
    NUMBER = "number"
    SEX = "sex"
    OTHER = "other"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Meaning.NAME: "氏名",
    Meaning.FAMILY_NAME: "姓",
    Meaning.GIVEN_NAME: "名",
    Meaning.KANA: "フリガナ",
    Meaning.FAMILY_KANA: "姓のフリガナ",
    Meaning.GIVEN_KANA: "名のフリガナ",
    Meaning.TELEPHONE: "電話番号",
    Meaning.BIRTH: "生年月日(年だけを残します)",
    Meaning.AGE: "年齢(年代だけを残します)",
    Meaning.AGE_BAND: "年代",
    Meaning.PHONE_FAMILY: "機種",
    Meaning.CARE_NOTE: "配慮のメモ",
    Meaning.NUMBER: "番号(残しません)",
    Meaning.SEX: "性別(残しません)",
    Meaning.OTHER: "残しません",
}
UNKEPT = frozenset({Meaning.NUMBER, Meaning.SEX, Meaning.OTHER})
HOW_OFTEN = {Meaning.TELEPHONE: 2}
"""How many columns may have one meaning; one, where nothing is said."""


@dataclass(frozen=True, slots=True)
class Column:
    """`heading` is written as in the file."""

    index: int
    heading: str
    meaning: Meaning


_WORDS = {
    Meaning.NAME: """氏名 名前 お名前 ご氏名 御氏名 姓名 フルネーム 受講者 受講者名 受講者氏名 参加者
        参加者名 参加者氏名 申込者 申込者名 申込者氏名 申請者氏名 利用者氏名 対象者氏名 漢字氏名 氏名漢字""",
    Meaning.FAMILY_NAME: "姓 氏 名字 苗字 姓漢字",
    Meaning.GIVEN_NAME: "名 名漢字",
    Meaning.KANA: """フリガナ カナ ヨミ よみがな 読み 読みがな 読み仮名 振り仮名 振仮名 シメイ おなまえ
        なまえ カナ氏名 カナ名 氏名カナ 氏名フリガナ 氏名ヨミ 名前カナ 名前フリガナ お名前フリガナ
        受講者フリガナ 参加者フリガナ 半角カナ 全角カナ""",
    Meaning.FAMILY_KANA: """セイ みょうじ 姓カナ 姓フリガナ 姓ヨミ 氏カナ 氏フリガナ カナ姓 フリガナ姓
        フリガナセイ""",
    Meaning.GIVEN_KANA: "メイ 名カナ 名ヨミ 名フリガナ カナ名前 フリガナ名 フリガナメイ",
    Meaning.TELEPHONE: """電話番号 電話 TEL TELNO TEL番号 連絡先 連絡先電話番号 連絡先TEL 連絡先番号 自宅
        自宅電話 自宅電話番号 自宅TEL 固定電話 固定電話番号 家電話 携帯 携帯電話 携帯番号 携帯電話番号
        携帯TEL スマホ番号 電話番号1 電話番号2 電話1 電話2 TEL1 TEL2 連絡先1 連絡先2""",
    Meaning.BIRTH: "生年月日 誕生日 出生年月日 出生日 生年 生まれ年 生まれた年 生まれ 誕生年",
    Meaning.AGE: "年齢 年令 満年齢 歳 才 齢",
    Meaning.AGE_BAND: "年代 年齢層 年齢区分 年代区分 年齢階層 世代",
    Meaning.PHONE_FAMILY: """機種 機種名 使用機種 お使いの機種 お持ちの機種 所有機種 スマホ スマホ機種
        スマホの機種 スマホの種類 スマートフォン スマートフォンの種類 スマートフォンの機種
        スマートフォン機種 OS 端末 端末種別 使用端末 携帯の種類 携帯の機種 携帯電話の種類 電話機 電話の種類""",
    Meaning.CARE_NOTE: "備考 備考欄 メモ 特記事項 配慮 配慮事項 配慮のメモ 摘要 連絡事項 留意点 留意事項",
    Meaning.NUMBER: "NO 番号 受付番号 受付NO 申込番号 連番 通番 通し番号 整理番号 項番 順番 #",
    Meaning.SEX: "性別 男女 男女別",
}
_MEANINGS = {to_katakana(word): meaning for meaning, words in _WORDS.items() for word in words.split()}
_ADDED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>|[※*].*$|必須$|任意$")
_MARKS = re.compile(r"[\s.:・_/|()\[\]【】<>*※-]+")
_READING = re.compile(r"カナ|ガナ|ヨミ")


def meaning_of(heading: str) -> Meaning:
    """`OTHER` when the words are not known. Width, spaces, hiragana and remarks in brackets do not matter."""
    whole = to_katakana(unicodedata.normalize("NFKC", heading)).upper()
    bare = _ADDED.sub("", whole)
    for words in (whole, bare):
        meaning = _MEANINGS.get(_MARKS.sub("", words))
        if meaning is not None:
            return _as_reading(meaning) if _READING.search(whole) else meaning
    return Meaning.OTHER


def _as_reading(meaning: Meaning) -> Meaning:
    """氏名(カナ) is a reading, although without the brackets it is a name."""
    readings = {
        Meaning.NAME: Meaning.KANA,
        Meaning.FAMILY_NAME: Meaning.FAMILY_KANA,
        Meaning.GIVEN_NAME: Meaning.GIVEN_KANA,
    }
    return readings.get(meaning, meaning)
