"""Rows below the headings that are no people: a total, an example, the headings again, the name of a group. Each is named
on the screen. A row that could be a person is never passed over: it is a person or a fault."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import or_

from attendance.imports.roster.cells import Formula, Row, is_blank, text_of
from attendance.imports.roster.headings import UNKEPT, Column, Meaning, meaning_of, plain_heading


@dataclass(frozen=True, slots=True)
class Skipped:
    """`number` is the row as Excel counts it."""

    number: int
    why: str


_NAMES = frozenset({Meaning.NAME, Meaning.FAMILY_NAME, Meaning.GIVEN_NAME})
_SAYS_WHO = _NAMES | {
    Meaning.KANA, Meaning.FAMILY_KANA, Meaning.GIVEN_KANA, Meaning.TELEPHONE, Meaning.BIRTH, Meaning.CARE_NOTE, Meaning.KEY
}  # fmt: skip
_FEW = 10
"""Cells with something in them; a row with more is no total and no title."""
_NOTHING_YET = frozenset({"0", "-"})
"""What a formula shows that waits for somebody."""
_NUMBER = re.compile(r"[\d.,-]{0,8}")
"""Shorter than a telephone number, which somebody may have put into the wrong column."""
_PEOPLE = r"\d+(?:人|名)"
_COUNT = re.compile(r"(?:男性?|女性?|\d0代(?:以[上下])?)?[::]?\d+(?:人|名)?|人数|構成比|割合|[\d.]+%")
_GROUP_COUNTED = re.compile(r"男性?|女性?|男女別|性別|年代別?|年齢別?|機種別?|区分|\d0歳?代(?:以[上下])?|不明")
_CLOSING = re.compile(
    rf"(?:男女|参加者?|受講者?|申込者?)?(?:合計|総計|小計|計|総数|人数|総人数|合計人数)(?:[::]?\d+(?:人|名)?)?"
    rf"|以上(?:です)?[、,]?(?:(?:合計|計)?{_PEOPLE})?|(?:参加者|受講者|申込者)数[::]?(?:\d+(?:人|名)?)?"
    rf"|(?:(?:全|計|男性?|女性?|\d0代(?:以[上下])?)?[::]?{_PEOPLE}[、,・/]?)+"
)
_MAY_BE_EXAMPLE = re.compile(r"例|見本|サンプル|ｻﾝﾌﾟﾙ")
_EXAMPLE = re.compile(r"[(\[【<]?(?:記入|入力)?(?:例|見本|サンプル)[)\]】>]?\d*[::]?")
_EXAMPLE_OF_A_NAME = re.compile(r"[(\[【<](?:記入|入力)?(?:例|見本)[)\]】>]|(?:記入|入力)例|例[::)、.]|例\d*$")
_EXAMPLE_IN_REMARKS = re.compile(r"[(\[【<]?(?:(?:記入|入力)例|見本|記入見本)[)\]】>]?")
_REMARK = re.compile(r"[※*]|[(\[【<]?(?:注意?|備考|凡例|メモ)\d*[)\]】>::、.]|注意")
_SENTENCE = re.compile(r"[。、]|.{13}|[※*]印[はのが:=]")
_GROUP = re.compile(
    r"(?:午前|午後|昼|夜)(?:ノ|の)?部?(?:\(.*\))?|第?\d+(?:部|回目?|組|班|期)|[<【《〈].*[>】》〉]|[■◆▼].*"
    r"|.{1,12}(?:の部|クラス|コース|グループ|[組班]|地区|会場|教室|公民館)(?:\(.*\))?|.+(?:名簿|一覧表?|リスト)(?:\(.*\))?"
    r"|(?:キャンセル待ち?|補欠|予備|新規|継続|一般|欠席者?|辞退者?)(?:者|の方)?"
)
_FOOTER = re.compile(
    r"[-(]?\d+/\d+[-)]?(?:ページ|頁)?|-\d+-|\d+(?:ページ|頁)|P\.?\d+|(?:印刷|作成|出力|更新)日?時?[::]?.*\d.*|.*現在"
)


class Sieve:
    """Looks at every row of a table. `above` are the rows over the headings."""

    def __init__(self, columns: Sequence[Column], above: Sequence[Row]) -> None:
        self.columns = columns
        self.meanings = {column.index: column.meaning for column in columns}
        self.above = {_plain(value) for row in above for value in row.values if text_of(value).strip()}

    def is_empty_line(self, row: Row) -> bool:
        """A prepared line of the form: nothing but its number, or formulas that wait for somebody."""
        for index, value in enumerate(row.values):
            meaning = self._meaning(index)
            waits = isinstance(value, Formula) and meaning not in _NAMES
            counts = meaning in UNKEPT and _plain(value) in _NOTHING_YET
            if not (
                is_blank(value) or waits or counts or (meaning is Meaning.NUMBER and _NUMBER.fullmatch(_plain(value)))
            ):
                return False
        return True

    def why_skipped(self, row: Row) -> str:
        """An empty string for a row that may be a person."""
        if self._is_example(row):
            return "記入の例"
        if self._is_heading_again(row):
            return "見出しのくり返し"
        filled = {index: value for index, value in enumerate(row.values) if text_of(value).strip()}
        if not 0 < len(filled) <= _FEW:
            return ""
        cells = {index: _plain(value) for index, value in filled.items()}
        if _is_total(list(cells.values())) or self._is_count(cells):
            return "合計など"
        if self._is_title_again(cells):
            return "表題のくり返し"
        lone = len(cells) == 1 and not any(isinstance(value, Formula) for value in row.values)
        return "".join(_why_lone(text, self._meaning(index)) for index, text in cells.items()) if lone else ""

    def _meaning(self, index: int) -> Meaning:
        return self.meanings.get(index, Meaning.OTHER)

    def _is_example(self, row: Row) -> bool:
        suspects = [
            one for one in enumerate(row.values) if isinstance(one[1], str) and _MAY_BE_EXAMPLE.search(one[1][:100])
        ]
        return any(_is_example(_plain(text), self._meaning(index)) for index, text in suspects)

    def _is_title_again(self, cells: Mapping[int, str]) -> bool:
        """Over the second page, where the number of the page may differ."""
        again = [text in self.above for text in cells.values()]
        page = [_FOOTER.fullmatch(text) is not None for text in cells.values()]
        named = any(self._meaning(index) in _NAMES for index in cells)
        return any(again) and not named and all(map(or_, again, page))

    def _is_count(self, cells: Mapping[int, str]) -> bool:
        """How many of an age band or a sex there are: 60代, 5."""
        words = [index for index, text in cells.items() if not _COUNT.fullmatch(text)]
        if len(words) != 1 or len(cells) == 1 or self._meaning(words[0]) in _NAMES:
            return False
        return _GROUP_COUNTED.fullmatch(cells[words[0]]) is not None

    def _is_heading_again(self, row: Row) -> bool:
        """Every cell is the heading of its column, or a known heading and one of them over the names."""
        filled, again, named = 0, True, False
        for column in self.columns:
            text = text_of(row.at(column.index)).strip()
            if not text:
                continue
            filled += 1
            same = column.heading != "" and plain_heading(column.heading).endswith(plain_heading(text) or "?")
            if not same and meaning_of(text) is Meaning.OTHER:
                return False
            again = again and same
            named = named or column.meaning in _NAMES
        return (filled > 1 or (filled == 1 and len(self.columns) == 1)) and (again or named)


def _why_lone(text: str, meaning: Meaning) -> str:
    """A single text in a row. Where it could say who somebody is, it has to look like something else."""
    shown = f"「{text if len(text) <= 20 else f'{text[:20]}…'}」"
    if _REMARK.match(text) and (meaning not in _NAMES or _SENTENCE.search(text)):
        return f"注意書き{shown}"
    if meaning in _NAMES and _FOOTER.fullmatch(text):
        return f"ページの終わり{shown}"
    if meaning not in _SAYS_WHO or (meaning in _NAMES and _GROUP.fullmatch(text)):
        return f"{shown}だけの行"
    return ""


def _is_total(texts: Sequence[str]) -> bool:
    """A total or 以上, and at most numbers beside it; somebody whose name is 計 has more in the row."""
    closing = any(_CLOSING.fullmatch(text) for text in texts)
    return closing and all(
        _CLOSING.fullmatch(one) or _COUNT.fullmatch(one) or _GROUP_COUNTED.fullmatch(one) for one in texts
    )


def _is_example(text: str, meaning: Meaning) -> bool:
    if meaning in _NAMES:
        return bool(_EXAMPLE_OF_A_NAME.match(text)) and not text.startswith("例え")
    if meaning is Meaning.CARE_NOTE:
        return bool(_EXAMPLE_IN_REMARKS.fullmatch(text))
    return meaning in UNKEPT and bool(_EXAMPLE.fullmatch(text))


def _plain(value: object) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text_of(value)[:200]))  # type: ignore[arg-type]
