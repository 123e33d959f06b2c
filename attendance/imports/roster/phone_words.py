"""Phone families in everybody's words."""

import re
import unicodedata

from attendance.kana import to_katakana
from materials.phone_families import PhoneFamily
from materials.refusal import Refusal


def _plain(text: str) -> str:
    return re.sub(r"[\s_・]", "", to_katakana(unicodedata.normalize("NFKC", text))).upper()


_WORDS = {
    PhoneFamily.ANDROID: "Android アンドロイド アンドロイト",
    PhoneFamily.IPHONE: "iPhone アイフォン アイフォーン アイホン アイホーン アイフオン iOS",
    PhoneFamily.EASY: """らくらくスマートフォン らくらくスマホ らくスマ らくらくホン らくらくフォン らくらく
        シンプルスマホ シンプルスマートフォン かんたんスマホ かんたんスマートフォン 簡単スマホ
        簡単スマートフォン シニア向け シニア向けスマホ シニア向けスマートフォン シニアスマホ あんしんスマホ
        らくスマホ シンスマ BASIO ベイシオ シニア シニア用 シニア用スマホ 高齢者向けスマホ""",
    PhoneFamily.FEATURE: """ガラケー ガラホ フィーチャーフォン 折りたたみ 折りたたみ携帯 二つ折り
        二つ折り携帯 2つ折り 従来型 従来型携帯 従来型携帯電話 従来型の携帯 従来の携帯 従来の携帯電話
        らくらくホン(ガラケー) かんたんケータイ かんたん携帯 3G携帯 ガラパゴス携帯 ガラケイ フューチャーフォン
        普通の携帯 ケータイ(ガラケー) 携帯(ガラケー)""",
    PhoneFamily.NONE: """持っていない 持ってない もっていない もってない 持っていません 持たない 持たず なし
        無し 無 未所持 未所有 所持なし 所有なし スマホなし 持っていません。 未保有 保有なし 所持していない 所有していない 持参なし
        スマホ未所持 スマホを持っていない スマホ持っていない""",
}
_FAMILIES = {_plain(word): family for family, words in _WORDS.items() for word in words.split()}
_UNKNOWN = frozenset({"", "不明", "ワカラナイ", "分カラナイ", "未定", "未確認", "?", "-", "ー"})
"""Nobody knows, which is no fault."""
_MODELS = {
    PhoneFamily.EASY: """らくらくスマートフォン らくらくスマホ らくらくホン シンプルスマホ かんたんスマホ あんしんスマホ
        BASIO""",
    PhoneFamily.IPHONE: "iPhone アイフォン アイフォーン",
    PhoneFamily.ANDROID: """Android アンドロイド AQUOS アクオス Xperia エクスペリア Galaxy ギャラクシー arrows アローズ
        Google Pixel ピクセル OPPO Xiaomi Redmi DIGNO ディグノ""",
}
"""What a name of a model begins with."""
_STARTS = {_plain(start): family for family, starts in _MODELS.items() for start in starts.split()}
_MARKS = frozenset("○〇◯●◎✓✔レ1") | {"有", "はい"}
_COMPANIES = "|".join(
    (
        r"(?:NTT)?(?:ドコモ|DOCOMO)",
        r"AU|エーユー|KDDI",
        r"ソフトバンク|SOFTBANK|ワイモバイル|Y!?MOBILE",
        r"UQ(?:モバイル|MOBILE)?|楽天(?:モバイル)?",
    )
)
_CARRIER = re.compile(_COMPANIES)
_CARRIER_BEHIND = re.compile(rf"[/,、]?(?:{_COMPANIES})$")
_IN_BRACKETS = re.compile(r"(?:スマートフォン|スマホ|携帯電話|携帯)\((.+)\)")
_GENERAL = re.compile(r"(?:ノ)?(?:スマートフォン|スマホ|端末|携帯電話|携帯)$")
_MODEL = re.compile(r"[A-Z0-9+ -]*(?:\([A-Z0-9ァ-ヶー第世代 ]*\))?")


class NotAPhoneFamily(Refusal):
    code = "not_a_phone_family"


def phone_family_of(text: str) -> str:
    """The family, or an empty string when nothing is written or nobody knows."""
    words = _plain(text)
    if words in _UNKNOWN:
        return ""
    family = _family(words) or _family(_without_carrier(words))
    if family is None:
        raise NotAPhoneFamily(
            f"機種「{text.strip()[:20]}」が分かりません。Android、iPhone、らくらくスマートフォン、ガラケー、持っていない、"
            "のどれかにしてください。分からないときは空けてください。"
        )
    return family


def family_named(heading: str) -> str:
    """What a mark in a column with this heading says: one column for Android, one for iPhone."""
    words = _plain(heading.split()[-1]) if heading.strip() else ""
    return _family(words) or ""


def is_mark(text: str) -> bool:
    return unicodedata.normalize("NFKC", text).strip() in _MARKS


def _family(words: str) -> PhoneFamily | None:
    return _FAMILIES.get(words) or _by_maker(words) or _by_model(words)


def _without_carrier(words: str) -> str:
    """ドコモ らくらくホン, Android 楽天モバイル, ガラケー(au), スマホ(iPhone): what is left without the company."""
    carrier = _CARRIER.match(words)
    rest = words[carrier.end() :].lstrip("/ノ:") if carrier else _CARRIER_BEHIND.sub("", words)
    inside = _IN_BRACKETS.fullmatch(rest)
    if inside is not None:
        return inside[1]
    before, opened, company = rest.removesuffix(")").partition("(")
    return before if opened and _CARRIER.fullmatch(company) else rest


def _by_maker(words: str) -> PhoneFamily | None:
    """Androidスマホ, iPhone端末."""
    family = _FAMILIES.get(_GENERAL.sub("", words))
    return family if family in (PhoneFamily.ANDROID, PhoneFamily.IPHONE) else None


def _by_model(words: str) -> PhoneFamily | None:
    """iPhone 12, AQUOS sense4, Android(AQUOS): a known word and then only letters and digits of a model."""
    for start, family in _STARTS.items() if words.startswith(tuple(_STARTS)) else ():
        if words.startswith(start) and _MODEL.fullmatch(words[len(start) :]):
            return family
    return None
