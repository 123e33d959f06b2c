"""Telephone numbers as they are written on forms, as half-width digits and hyphens.

Nine to eleven digits that begin with 0 are taken: made-up and old numbers have eleven digits with an area code of four
(0897-066-6305), so the length says less than the rules of numbering do. Two people may share a number."""

import re
import unicodedata
from dataclasses import dataclass

from materials.refusal import Refusal

_NONE = frozenset({"", "-", "なし", "無し", "無", "ナシ", "ありません", "不明"})
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−ー─━~〜.()[] \u3000"), "-")
_LABEL = re.compile(
    r"^['’]|^\(?(?:TEL|☎|電話|自宅|携帯|自|携|本人|固定)(?:電話)?\)?[::]?|\((?:自宅|携帯|本人|自|携|固定)\)$",
    re.IGNORECASE,
)
_BETWEEN_TWO = re.compile(r"[,、/;\n\r]+|または|又は")
_BEFORE_A_SECOND = re.compile(
    r"(?<=\d)\)?(?:\s*[・(]\s*|\s+)(?=\(?(?:自宅|携帯|固定|自|携|本人|TEL|電話)?(?:電話)?\)?[::]?\s*0)", re.IGNORECASE
)
_WHOLE = re.compile(r"\D*0\d(?:\D{0,2}\d){7,9}\D*")
_MADE_A_FLOAT = re.compile(r"(\d{9,11})\.0")
"""By programs that read numbers: 893406452.0."""
_ABROAD = re.compile(r"^\+81-*(?:0-*)?")


class NotATelephone(Refusal):
    code = "not_a_telephone"


@dataclass(frozen=True, slots=True)
class Telephone:
    number: str
    zero_restored: bool = False


def digits_of(*numbers: str) -> str:
    """What is looked for: the digits of each number, with a space between two numbers."""
    return " ".join(filter(None, (re.sub(r"\D", "", number) for number in numbers)))


def read_telephones(text: str) -> tuple[Telephone, ...]:
    """None, one or two numbers of one cell."""
    parts = [part for line in _BETWEEN_TWO.split(unicodedata.normalize("NFKC", text)) for part in _two_of(line)]
    found = tuple(telephone for part in parts if (telephone := _read_one(part)))
    if len(found) > 2:
        raise NotATelephone("電話番号が3つ以上あります。2つまでにしてください。")
    return found


def _two_of(line: str) -> list[str]:
    """Two whole numbers with a space between them; a space inside a number stays."""
    parts = _BEFORE_A_SECOND.split(line.strip())
    return parts if len(parts) == 2 and all(map(_WHOLE.fullmatch, parts)) else [line]


def _read_one(part: str) -> Telephone | None:
    written = _MADE_A_FLOAT.sub(r"\1", _LABEL.sub("", part.strip()).strip())
    number = _ABROAD.sub("0", re.sub("-+", "-", written.translate(_HYPHENS))).strip("-")
    if written in _NONE or not number:
        return None
    if not re.fullmatch(r"[0-9-]+", number):
        raise NotATelephone("電話番号に、数字とハイフンのほかの字があります。番号だけにしてください。")
    return _with_its_zero(number)


def _with_its_zero(number: str) -> Telephone:
    count = len(number.replace("-", ""))
    if number[0] != "0" and count in (9, 10):
        return Telephone(f"0{number}", zero_restored=True)
    if number[0] != "0":
        raise NotATelephone("電話番号が0から始まっていません。市外局番から入れてください。")
    if not 9 <= count <= 11:
        raise NotATelephone(f"電話番号の数字が{count}個です。市外局番から、抜けや余分がないか確かめてください。")
    return Telephone(number)
