"""A cell over which 氏名 stands, and in which stands something else than the name of one person."""

import re

from attendance.imports.roster.headings import Meaning, meaning_of
from materials.refusal import Refusal

_SHORT_HEADINGS = frozenset({"氏名", "名前", "電話", "年齢", "年代", "備考", "機種", "性別", "住所"})
_HEADINGS = frozenset({
    Meaning.NAME, Meaning.KANA, Meaning.TELEPHONE, Meaning.BIRTH, Meaning.AGE, Meaning.AGE_BAND, Meaning.CARE_NOTE
})  # fmt: skip
_HAN = "[㐀-鿿\U00020000-\U0003ffff々]"
_BETWEEN_PEOPLE = re.compile(rf"[、,,/／&＆;；]|(?<={_HAN})[・･](?={_HAN})")
_AND_OTHERS = re.compile(r"(?:他|ほか|外)\s*[\d一二三四五]+[名人][))]?$|(?:夫妻|夫婦)様?$")


class NotOneName(Refusal):
    code = "not_one_name"


def refuse_what_is_not_one_name(name: str) -> None:
    if name in _SHORT_HEADINGS or (len(name) > 2 and meaning_of(name) in _HEADINGS):
        raise NotOneName(
            f"氏名の所に、見出しの言葉「{name}」があります。横に並んだ表は、Excelの「行/列の入れ替え」で1人を1行にしてください。"
        )
    between = _BETWEEN_PEOPLE.search(name)
    if between:
        raise NotOneName(
            f"氏名の中に「{between[0]}」があります。2人なら行を分け、1人なら「{between[0]}」を消してください。"
        )
    if _AND_OTHERS.search(name):
        raise NotOneName("1人の氏名ではないようです。1人を1行にして、それぞれの氏名を入れてください。")
