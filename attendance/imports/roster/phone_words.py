"""Phone families in everybody's words."""

import re
import unicodedata

from attendance.kana import to_katakana
from materials.phone_families import PhoneFamily
from materials.refusal import Refusal


def _plain(text: str) -> str:
    return re.sub(r"[\s_・]", "", to_katakana(unicodedata.normalize("NFKC", text))).upper()


_WORDS = {
    PhoneFamily.ANDROID: "Android アンドロイド",
    PhoneFamily.IPHONE: "iPhone アイフォン アイフォーン アイホン アイホーン iOS",
    PhoneFamily.EASY: """らくらくスマートフォン らくらくスマホ らくスマ らくらくホン らくらくフォン らくらく
        シンプルスマホ シンプルスマートフォン かんたんスマホ かんたんスマートフォン 簡単スマホ
        簡単スマートフォン シニア向け シニア向けスマホ シニア向けスマートフォン シニアスマホ あんしんスマホ
        BASIO""",
    PhoneFamily.FEATURE: """ガラケー ガラホ フィーチャーフォン 折りたたみ 折りたたみ携帯 二つ折り
        二つ折り携帯 2つ折り 従来型 従来型携帯 従来型携帯電話 従来型の携帯 従来の携帯 従来の携帯電話
        らくらくホン(ガラケー) かんたんケータイ かんたん携帯 3G携帯""",
    PhoneFamily.NONE: """持っていない 持ってない もっていない もってない 持っていません 持たない 持たず なし
        無し 無 未所持 未所有 所持なし 所有なし スマホなし""",
}
_FAMILIES = {_plain(word): family for family, words in _WORDS.items() for word in words.split()}
_UNKNOWN = frozenset({"", "不明", "ワカラナイ", "分カラナイ", "未定", "-", "ー"})
"""Nobody knows, which is no fault."""
_MODELS = {
    PhoneFamily.EASY: "らくらくスマートフォン らくらくスマホ シンプルスマホ かんたんスマホ あんしんスマホ BASIO",
    PhoneFamily.IPHONE: "iPhone アイフォン アイフォーン",
    PhoneFamily.ANDROID: """Android アンドロイド AQUOS アクオス Xperia エクスペリア Galaxy ギャラクシー arrows アローズ
        Google Pixel ピクセル OPPO Xiaomi Redmi DIGNO""",
}
"""What a name of a model begins with."""
_GENERAL = re.compile(r"(?:ノ)?(?:スマートフォン|スマホ|端末|携帯電話|携帯)$")
_MODEL = re.compile(r"[A-Z0-9+ -]*|\([A-Z0-9ァ-ヶー ]*\)")


class NotAPhoneFamily(Refusal):
    code = "not_a_phone_family"


def phone_family_of(text: str) -> str:
    """The family, or an empty string when nothing is written or nobody knows."""
    words = _plain(text)
    if words in _UNKNOWN:
        return ""
    family = _FAMILIES.get(words) or _by_maker(words) or _by_model(words)
    if family is None:
        raise NotAPhoneFamily(
            f"機種「{text.strip()[:20]}」が分かりません。Android、iPhone、らくらくスマートフォン、ガラケー、持っていない、"
            "のどれかにしてください。分からないときは空けてください。"
        )
    return family


def _by_maker(words: str) -> PhoneFamily | None:
    """Androidスマホ, iPhone端末."""
    family = _FAMILIES.get(_GENERAL.sub("", words))
    return family if family in (PhoneFamily.ANDROID, PhoneFamily.IPHONE) else None


def _by_model(words: str) -> PhoneFamily | None:
    """iPhone 12, AQUOS sense4, Android(AQUOS): a known word and then only letters and digits of a model."""
    for family, starts in _MODELS.items():
        for start in map(_plain, starts.split()):
            if words.startswith(start) and _MODEL.fullmatch(words[len(start) :]):
                return family
    return None
