"""Notes for the class about a person (耳が遠い). Numbers that could do harm have no place in them."""

import re
import unicodedata

from materials.refusal import Refusal

LENGTH = 100
_TWELVE_DIGITS = re.compile(r"(?<!\d)\d{4}[- ]?\d{4}[- ]?\d{4}(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:\d{4}[- ]?){3}\d{2,4}(?!\d)")
_ACCOUNT = re.compile(r"(?<![\d-])\d{7}(?![\d-])")
_SECRET = re.compile(
    r"(?:口座|通帳|暗証|パスワード|合言葉|キャッシュカード|クレジット|PIN)\D{0,10}\d{3,}", re.IGNORECASE
)


class NotACareNote(Refusal):
    code = "not_a_care_note"


def clean_care_note(text: str) -> str:
    """The note as written, without white space around it; line ends of every kind are one kind."""
    note = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    if len(note) > LENGTH:
        raise NotACareNote(f"備考が長すぎます({len(note)}文字)。{LENGTH}文字までにしてください。")
    if note[:1] and note[0] in "=+@＝＋＠":
        raise NotACareNote(f"備考が「{note[0]}」で始まっています。数式ではなく、文字で入れてください。")
    if any(unicodedata.category(character) in ("Cc", "Co") and character not in "\n\r\t" for character in note):
        raise NotACareNote("備考の中に、読めない文字があります。消して、入れ直してください。")
    plain = unicodedata.normalize("NFKC", note)
    if _TWELVE_DIGITS.search(plain) or _CARD.search(plain):
        raise NotACareNote("備考に、マイナンバーやカードのような長い番号があります。番号は消してください。")
    if _ACCOUNT.search(plain) or _SECRET.search(plain):
        raise NotACareNote("備考に、口座番号や暗証番号のような番号があります。番号は消してください。")
    return note
