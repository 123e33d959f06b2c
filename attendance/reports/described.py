"""A person as a roster describes them, and how far that agrees with somebody known."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from attendance.models import Learner


class Described(Protocol):
    """Without a key, an empty field says nothing; with a key, what is in `said` is meant as it stands."""

    @property
    def row(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def kana(self) -> str: ...
    @property
    def telephone(self) -> str: ...
    @property
    def telephone_second(self) -> str: ...
    @property
    def telephone_digits(self) -> str: ...
    @property
    def birth_year(self) -> int | None: ...
    @property
    def age_band(self) -> str: ...
    @property
    def age_known_on(self) -> date | None: ...
    @property
    def phone_family(self) -> str: ...
    @property
    def care_note(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def said(self) -> Set[str]: ...


@dataclass(frozen=True, slots=True)
class Agreement:
    """The name is compared character by character, spaces aside. Of the rest, None: one of the two does not know."""

    name: bool
    kana: bool | None
    telephone: bool | None
    birth_year: bool | None
    complete: bool
    """What one knows the other knows, and all of it is the same."""

    @property
    def agreeing(self) -> int:
        return sum(one is True for one in (self.kana, self.telephone, self.birth_year))

    @property
    def against(self) -> int:
        return sum(one is False for one in (self.kana, self.telephone, self.birth_year))

    @property
    def balance(self) -> int:
        return self.agreeing - self.against


def agreement_of(person: Described, learner: Learner) -> Agreement:
    said, known = set(person.telephone_digits.split()), set(learner.telephone_digits.split())
    name, kana = plain(person.name) == plain(learner.name), (plain(person.kana), plain(learner.kana))
    return Agreement(
        name=name,
        kana=_same(*kana),
        telephone=bool(said & known) if said and known else None,
        birth_year=_same(person.birth_year, learner.birth_year),
        complete=name and kana[0] == kana[1] and said == known and person.birth_year == learner.birth_year,
    )


def plain(text: str) -> str:
    """Without spaces: one roster has 姓 and 名 in two columns, the next in one."""
    return "".join(text.split())


def _same(one: str | int | None, other: str | int | None) -> bool | None:
    return one == other if one and other else None
