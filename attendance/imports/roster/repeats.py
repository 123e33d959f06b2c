"""Rows that are there twice. The second one is a fault: which of the two is right, a person has to say."""

from dataclasses import dataclass

from attendance.imports.roster.headings import Meaning
from attendance.imports.roster.people import Reading


@dataclass(frozen=True, slots=True)
class Repeat:
    meaning: Meaning
    message: str


class Repeats:
    """Remembers every row that it is asked about."""

    def __init__(self) -> None:
        self.keys: dict[str, int] = {}
        self.people: dict[tuple[object, ...], list[tuple[str, int]]] = {}

    def of(self, reading: Reading, number: int) -> Repeat | None:
        """What the row repeats of one before. Two rows that we gave out for two people are two people."""
        first = self.keys.setdefault(reading.key, number) if reading.key else number
        if first != number:
            message = f"同じつづき番号の行が2つあります({first}行目と{number}行目)。別の人なら、この行の番号を消してください。"
            return Repeat(Meaning.KEY, message)
        if reading.person is None:
            return None
        before = self.people.setdefault(reading.identity(), [])
        for key, earlier in before:
            if not (key and reading.key):
                return Repeat(Meaning.NAME, f"{earlier}行目と{number}行目が同じ人です。どちらかの行を消してください。")
        before.append((reading.key, number))
        return None
