"""What a person who opens the file sees, and the cells do not say: told beside the rows, so that nobody is taken in or left
with half of a row unnoticed."""

import re
from collections.abc import Collection, Iterable, Iterator

from attendance.imports.roster.cells import Looks
from attendance.imports.roster.headings import UNKEPT, Column, column_name

_SHOWN = 10


def notes_on_looks(looks: Looks, people: Collection[int], columns: Iterable[Column]) -> Iterator[str]:
    """`people` are the numbers of the rows that are people."""
    kept = {column_name(column.index) for column in columns if column.meaning not in UNKEPT}
    if hidden := [number for number in looks.hidden if number in people]:
        yield f"Excelで隠れている行も読みました: {_rows(hidden)}。入れない人なら、ファイルから行を消してください。"
    if struck := [number for number in looks.struck if number in people]:
        yield f"取り消し線のある行も読みました: {_rows(struck)}。入れない人なら、ファイルから行を消してください。"
    merged = [place for place in looks.merged if _loses(place, people, kept)]
    if merged:
        merged.sort(key=_upper)
        yield f"上下に結合したセルの中身は、上の行だけに入れました: {_first(merged)}。下の行にも要るなら、書き足してください。"


def _loses(place: str, people: Collection[int], kept: Collection[str]) -> bool:
    """Somebody above and somebody below share a cell of a column that is kept."""
    column = "".join(re.findall("^[A-Z]+", place))
    return f"{column}列" in kept and _upper(place) in people and _upper(place) + 1 in people


def _upper(place: str) -> int:
    return int(re.findall(r"\d+", place)[0])


def _rows(numbers: list[int]) -> str:
    return _first([f"{number}行目" for number in numbers])


def _first(words: list[str]) -> str:
    more = f"ほか{len(words) - _SHOWN}か所" if len(words) > _SHOWN else ""
    return "、".join([*words[:_SHOWN], *filter(None, [more])])
