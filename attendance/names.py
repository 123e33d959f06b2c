"""Names of people, kept character by character. Nothing here normalises a name: 髙, 﨑 and 𠮷 are how somebody writes
it. What can't be right is refused with a sentence that says what to do."""

import re
import unicodedata

from materials.refusal import Refusal

LENGTH = 60
_LOST = "?？〓□\ufffd"
_STARTS_A_FORMULA = "=+-@#＝＋－＠＃"
_NUMBER = re.compile(r"[\d\s.,/-]+")
_STYLE = "\u200d"


class NotAName(Refusal):
    code = "not_a_name"


def clean_name(text: str) -> str:
    """The name without white space around it; what is inside stays, a full-width space too."""
    name = text.strip()
    if not name:
        raise NotAName("氏名がありません。氏名を入れてください。")
    if len(name) > LENGTH:
        raise NotAName(f"氏名が長すぎます({len(name)}文字)。{LENGTH}文字までにしてください。")
    if name[0] in _STARTS_A_FORMULA:
        raise NotAName(f"氏名が「{name[0]}」で始まっています。数式ではなく、氏名を文字で入れてください。")
    if _NUMBER.fullmatch(name):
        raise NotAName(f"氏名「{name[:20]}」が数字だけです。氏名を文字で入れてください。")
    for character in name:
        _refuse_what_no_name_has(character)
    return name


def _refuse_what_no_name_has(character: str) -> None:
    kind = unicodedata.category(character)
    if character in _LOST:
        raise NotAName(f"氏名の中に「{character}」があります。文字が失われたようです。正しい字を入れてください。")
    if kind == "Co":
        raise NotAName("氏名の中に、このパソコンだけで作った文字(外字)があります。ほかの字に直してください。")
    if kind in ("Cc", "Zl", "Zp"):
        raise NotAName("氏名の途中に改行などがあります。1行にしてください。")
    if kind in ("Cf", "Cs") and character != _STYLE:
        raise NotAName("氏名の中に、目に見えない文字があります。消して、入れ直してください。")
