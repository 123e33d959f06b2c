"""What is no fault, and yet may not be what was meant. Said beside the rows; the rows are taken as they are."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attendance.imports.roster.cells import Row, is_blank, text_of
from attendance.imports.roster.headings import Column, Meaning
from attendance.imports.roster.people import Person

_SHOWN = 5
_TITLES = re.compile(r"(?:様|さん|殿)$")
_MARKS = re.compile(r"[()()\[\]【】〔〕〈〉《》<>＜＞★☆◎○●◯■◆◇△▲▽▼※*＊×✕✓✔]")
_WHICH_CLASS = re.compile(r"クラス|コース|教室|会場|日程|希望日|参加日|受講日")


def notes_on_names(people: Iterable[Person]) -> Iterator[str]:
    """Names are never changed, so whoever has a title or a mark in the file keeps it on the certificate."""
    odd = [one for one in people if not one.key and (_TITLES.search(one.name) or _MARKS.search(one.name))]
    if odd:
        names = _first([f"{one.row}行目「{one.name}」" for one in odd])
        yield f"氏名に敬称や印が付いています: {names}。このまま氏名になります。要らなければ、ファイルから消してください。"


def notes_on_classes(rows: Sequence[Row], columns: Iterable[Column]) -> Iterator[str]:
    """One list of all classes of a town is easily taken into one of them."""
    for column in columns:
        if column.meaning is not Meaning.OTHER or not _WHICH_CLASS.search(column.heading):
            continue
        found = {text_of(row.at(column.index)).strip() for row in rows if not is_blank(row.at(column.index))}
        if 1 < len(found) < len(rows):
            yield f"「{column.heading}」が{len(found)}とおりあります。このクラスの人だけの名簿か、確かめてください。"


def _first(words: list[str]) -> str:
    more = [f"ほか{len(words) - _SHOWN}人"] if len(words) > _SHOWN else []
    return "、".join([*words[:_SHOWN], *more])
