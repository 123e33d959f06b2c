"""What a column means, by the words that municipalities write over it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from attendance.imports.roster.phone_words import family_named
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
    KEY = "key"
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
    Meaning.KEY: "つづき番号(だれの行かを示します)",
    Meaning.SEX: "性別(残しません)",
    Meaning.OTHER: "残しません",
}
UNKEPT = frozenset({Meaning.NUMBER, Meaning.SEX, Meaning.OTHER})
HOW_OFTEN = {Meaning.TELEPHONE: 2, Meaning.PHONE_FAMILY: 8}
"""How many columns may have one meaning; one, where nothing is said. Phones may have a column for each family."""


@dataclass(frozen=True, slots=True)
class Column:
    """`heading` is written as in the file; under a merged heading, with the words above it where they are needed."""

    index: int
    heading: str
    meaning: Meaning

    @property
    def title(self) -> str:
        return self.heading or column_name(self.index)


_WORDS = {
    Meaning.NAME: """氏名 名前 姓名 フルネーム 受講者 受講生 参加者 申込者 申請者 利用者 対象者 漢字氏名 氏名漢字
        漢字名 名前漢字 漢字 氏名名前""",
    Meaning.FAMILY_NAME: "姓 氏 名字 苗字 姓漢字 漢字姓 氏名姓 氏名氏 名前姓",
    Meaning.GIVEN_NAME: "名 名漢字 漢字名前 氏名名 名前名 下ノ名前",
    Meaning.KANA: """フリガナ フリカナ カナ カタカナ ヒラガナ ヨミ ヨミガナ ヨミカタ 読ミ 読ミガナ 読ミカナ 読ミ方 読ミ仮名
        読方 振リ仮名 振仮名 ルビ シメイ ナマエ オナマエ カナ氏名 カナ名 カナ名前 氏名カナ 氏名フリガナ 氏名ヨミ
        氏名ヨミガナ 氏名読ミ 氏名カタカナ 氏名ルビ 名前カナ 名前フリガナ 名前ヨミ 名前ヨミガナ フリガナ氏名
        フリガナ名前 カナシメイ 半角カナ 全角カナ 半角フリガナ 全角フリガナ""",
    Meaning.FAMILY_KANA: """セイ ミョウジ 姓カナ 姓フリガナ 姓ヨミ 姓ヨミガナ 姓読ミ 氏カナ 氏フリガナ カナ姓 カナ氏
        カナセイ フリガナ姓 フリガナ氏 フリガナセイ ヨミ姓 ヨミセイ ヨミガナ姓 ヨミガナセイ シメイセイ 姓セイ 苗字カナ""",
    Meaning.GIVEN_KANA: """メイ 名カナ 名ヨミ 名ヨミガナ 名読ミ 名フリガナ カナメイ フリガナ名 フリガナメイ ヨミ名 ヨミメイ
        ヨミガナ名 ヨミガナメイ シメイメイ 名メイ""",
    Meaning.BIRTH: """生年月日 誕生日 誕生年月日 出生年月日 出生日 生年月 生年 生マレ年 生マレタ年 生マレ 生マレ年月日 誕生年
        生年月日西暦 生年月日和暦 西暦生年月日 和暦生年月日 生年西暦 DOB BIRTHDAY""",
    Meaning.AGE: "歳 才 齢 AGE",
    Meaning.AGE_BAND: "年代 年代別 年齢層 年齢帯 年齢区分 年代区分 年齢階層 世代",
    Meaning.CARE_NOTE: """備考 備考欄 備考事項 メモ 特記事項 特記 配慮 配慮事項 配慮ノメモ 要配慮 要配慮事項 配慮ガ必要ナコト 摘要
        連絡事項 伝達事項 申シ送リ 申シ送リ事項 申送事項 留意点 留意事項 注意点 注意事項 補足 備忘""",
    Meaning.NUMBER: "# ID 連番 通番 項番 順番 順 行 行番号 番 ナンバー",
    Meaning.KEY: "ツヅキ番号",
    Meaning.SEX: "性別 性 男女 男女別",
}
_MEANINGS = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}
_IN_USE = r"(?:(?:オ|今|現在)?(?:使イ|持チ|使用|所持|所有|保有|利用|使ッテイル|持ッテイル)(?:中)?ノ?|現在ノ)"
_PATTERNS = (
    (
        r"(?:自宅|携帯|固定|家|宅|日中|昼間|夜間|本人|スマホ|連絡先|連絡用|第[12一二]|主ナ|連絡ノ取レル|連絡ガ取レル)?ノ?"
        r"(?:携帯電話|固定電話|電話|TEL|PHONE|ケータイ|ケイタイ|携帯|自宅|固定|連絡先電話|連絡先TEL|連絡先)"
        r"(?:ノ?番号|NO|連絡先)?(?:[12]|日中|昼間|夜間|本人|自宅|携帯|固定)?|スマホ番号|連絡先(?:番号|[12]番号)",
        Meaning.TELEPHONE,
    ),
    (r"(?:満|実|現在ノ?|.{1,8}(?:時|現在|時点)ノ?)?(?:年齢|年令)", Meaning.AGE),
    (
        rf"{_IN_USE}?(?:スマホ|スマートフォン|スマートホン|端末|機種|OS)ノ?(?:機種|種類|OS|機種名|種別|区分|名|タイプ|端末)?"
        rf"|{_IN_USE}?(?:携帯電話|携帯|電話|ケータイ)ノ?(?:機種|種類|機種名|種別|OS|タイプ|端末)"
        rf"|{_IN_USE}(?:携帯電話|携帯|電話|ケータイ)|電話機",
        Meaning.PHONE_FAMILY,
    ),
    (
        r"(?:受付|申込|申込ミ|整理|管理|通シ|通|会員|受講|受講者|参加|参加者|名簿|登録|座席|席|クラス|順)?(?:番号|NO|NUMBER)",
        Meaning.NUMBER,
    ),
)
_SHAPE = re.compile("|".join(f"(?P<{meaning}>{shape})" for shape, meaning in _PATTERNS))
_OWNER = re.compile(
    r"(?:(?:受講|参加|申込|申請|利用|対象|応募|希望|出席|受講希望|参加希望)(?:者|生|人)|本人|会員|生徒)様?ノ?"
)
_POLITE = re.compile(r"[オゴ御](?=.)")
_NUMBERED = re.compile(r"\d+(?=\D)")
_COUNT = re.compile(r"\d+\s*名")
"""39名 beside 合計 says how many they are; 2.名 is a heading with a number before it."""
_SOMEBODY_ELSE = re.compile(r"緊急|家族|保護者|代理|紹介者|付添|付キ添|同伴|身元|後見|キーパーソン")
_ADDED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>|[※*].*$|必須$|任意$")
_MARKS = re.compile(r"[\s.:・_/|()\[\]【】<>*※、,-]+")
_ALTERNATIVES = re.compile(r"[/・、,]|又ハ|マタハ|オヨビ|ト")
_READING = re.compile(r"カナ|ガナ|ヨミ|読ミ|ルビ")
_READINGS = {
    Meaning.NAME: Meaning.KANA,
    Meaning.FAMILY_NAME: Meaning.FAMILY_KANA,
    Meaning.GIVEN_NAME: Meaning.GIVEN_KANA,
}
_ANY_LACK = frozenset({"ナシ", "無シ", "無", "持タナイ", "持タズ"})
"""Is said of a telephone too."""
_LONGEST_FAMILY = 16
_LONGEST = 60
"""Nothing longer is a heading."""


def meaning_of(heading: str) -> Meaning:
    """`OTHER` when the words are not known. Width, spaces, hiragana and remarks in brackets do not matter."""
    if len(heading) > _LONGEST:
        return Meaning.OTHER
    whole = _wide(heading)
    if _COUNT.fullmatch(whole.strip()):
        return Meaning.OTHER
    bare = _ADDED.sub("", whole)
    for words in (whole, bare):
        meaning = _known(_MARKS.sub("", words)) or _agreed(words)
        if meaning is not None:
            # 氏名(カナ) is a reading, although without the brackets it is a name.
            return _READINGS.get(meaning, meaning) if _READING.search(whole) else meaning
    named = len(heading) <= _LONGEST_FAMILY and whole not in _ANY_LACK and family_named(heading)
    return Meaning.PHONE_FAMILY if named else Meaning.OTHER


def is_somebody_else(above: str) -> bool:
    return bool(_SOMEBODY_ELSE.search(_wide(above[:_LONGEST])))


def meaning_under(heading: str, above: str) -> Meaning:
    """姓 under フリガナ is a reading, 氏名 under 緊急連絡先 is somebody else."""
    if is_somebody_else(above):
        return Meaning.OTHER
    together = meaning_of(f"{above} {heading}") if above and heading else Meaning.OTHER
    if together is Meaning.OTHER and meaning_of(above) is Meaning.PHONE_FAMILY and family_named(heading):
        return Meaning.PHONE_FAMILY
    return meaning_of(heading) if together is Meaning.OTHER else together


def plain_heading(text: str) -> str:
    """What a municipality's own choice for a heading is kept under."""
    return _MARKS.sub("", _wide(text[:_LONGEST]))


def known_headings(headings: Iterable[str], remembered: Mapping[str, Meaning]) -> int:
    """How many different things the headings name."""
    found = {remembered.get(plain_heading(text)) or meaning_of(text) for text in headings}
    return len(found - {Meaning.OTHER})


def column_name(index: int) -> str:
    """A列, AX列: as a spreadsheet names its columns."""
    letters = (chr(ord("A") + index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)
    return f"{letters}列"


def _wide(text: str) -> str:
    return to_katakana(unicodedata.normalize("NFKC", text)).upper()


def _known(words: str) -> Meaning | None:
    """The words themselves, else without a number before them, お or ご, or whose they are."""
    meaning = _exactly(words)
    if meaning is not None:
        return meaning
    for before in (_NUMBERED, _POLITE):
        match = before.match(words)
        if match is not None:
            return _known(words[match.end() :])
    match = _OWNER.match(words)
    if match is None:
        return None
    rest = words[match.end() :]
    return Meaning.NAME if rest == "名" else _exactly(_POLITE.sub("", rest, count=1)) or _exactly(rest)


def _exactly(words: str) -> Meaning | None:
    shape = _SHAPE.fullmatch(words)
    return Meaning(str(shape.lastgroup)) if shape else _MEANINGS.get(words)


def _agreed(words: str) -> Meaning | None:
    """固定/携帯: several words that mean the same."""
    parts = [part for part in (_MARKS.sub("", one) for one in _ALTERNATIVES.split(words)) if part]
    found = {_known(part) for part in parts} if len(parts) > 1 else set()
    if len(found) == 1:
        return found.pop()
    return Meaning.BIRTH if found == {Meaning.BIRTH, Meaning.AGE} else None
