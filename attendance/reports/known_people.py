"""Who of a roster is known already. A pure comparison: it merges nobody, it only says which row is which learner. Known
is: the same municipality and the same name character by character (spaces aside: one roster has 姓 and 名 in two
columns, the next in one), and the same telephone number or the same reading and birth year. Whoever is in this class
already is also known when one of these has changed since. Everybody else is new, even with the name of somebody
known: a human looks at those (`namesakes`)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from attendance.models import Enrolment, Learner
from attendance.models.learner import AgeBand
from courses.models import Cohort
from materials.phone_families import PhoneFamily

COMPARED = ("kana", "telephone", "telephone_second", "birth_year", "age_band", "phone_family")


class Described(Protocol):
    """A person as a roster describes them. An empty field says nothing about what is known."""

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


@dataclass(frozen=True, slots=True)
class Change:
    """`before` and `after` are what is stored, as text; on screens stand their words."""

    field: str
    before: str
    after: str

    @property
    def label(self) -> str:
        return _LABELS[self.field]

    @property
    def words_before(self) -> str:
        return _words(self.field, self.before)

    @property
    def words_after(self) -> str:
        return _words(self.field, self.after)


_LABELS = {
    "kana": "フリガナ",
    "telephone": "電話番号",
    "telephone_second": "電話番号(2つ目)",
    "birth_year": "生まれた年",
    "age_band": "年代",
    "phone_family": "機種",
    "care_note": "配慮のメモ",
}


def _words(field: str, stored: str) -> str:
    if field in ("age_band", "phone_family") and stored:
        choices: type[AgeBand] | type[PhoneFamily] = AgeBand if field == "age_band" else PhoneFamily
        return str(choices(stored).label)
    return stored or "(なし)"


@dataclass(frozen=True, slots=True)
class Match:
    """One row and who it is. `learner` is None for a new person; `enrolment` is the one in this class, if there is one."""

    person: Described
    learner: Learner | None
    enrolment: Enrolment | None
    changes: tuple[Change, ...]
    namesakes: int
    """How many others of the municipality have this name, for a new person."""


def match_people(cohort: Cohort, people: Sequence[Described]) -> list[Match]:
    """In the order of `people`. Two queries, whatever the number of people."""
    named: defaultdict[str, list[Learner]] = defaultdict(list)
    found = Learner.objects.in_municipality(cohort.municipality).present()
    for learner in found.named({_plain(person.name) for person in people}).order_by("created_at", "id"):
        named[_plain(learner.name)].append(learner)
    here = {row.learner_id: row for row in Enrolment.objects.in_cohort(cohort)}
    chosen = _choose(people, named, set(here))
    return [_match(person, chosen.get(index), here, named) for index, person in enumerate(people)]


def _match(
    person: Described,
    learner: Learner | None,
    here: dict[UUID, Enrolment],
    named: dict[str, list[Learner]],
) -> Match:
    enrolment = here.get(learner.pk) if learner else None
    changes = tuple(_changes(person, learner, enrolment)) if learner else ()
    return Match(person, learner, enrolment, changes, 0 if learner else len(named[_plain(person.name)]))


def _choose(people: Sequence[Described], named: dict[str, list[Learner]], here: set[UUID]) -> dict[int, Learner]:
    """The sure ones first, so that nobody is taken for a namesake; every learner is taken once."""
    chosen: dict[int, Learner] = {}
    taken: set[UUID] = set()
    for enough in (_is_sure, _is_likely):
        for index, person in enumerate(people):
            if index in chosen:
                continue
            fitting = [one for one in named[_plain(person.name)] if one.pk not in taken and enough(person, one, here)]
            if fitting:
                best = max(fitting, key=lambda one: (_for(person, one) - _against(person, one), one.pk in here))
                chosen[index] = best
                taken.add(best.pk)
    return chosen


def _is_sure(person: Described, learner: Learner, here: set[UUID]) -> bool:
    same_person = _same_reading(person, learner) and _same_birth(person, learner)
    return (_share_a_telephone(person, learner) and not _against(person, learner)) or same_person


def _is_likely(person: Described, learner: Learner, here: set[UUID]) -> bool:
    """In this class already, and at most one thing has changed."""
    against = _against(person, learner)
    return learner.pk in here and (not against or (against == 1 and _for(person, learner) > 0))


def _for(person: Described, learner: Learner) -> int:
    return sum(same(person, learner) for same in (_same_reading, _share_a_telephone, _same_birth))


def _against(person: Described, learner: Learner) -> int:
    both = (
        (bool(person.kana and learner.kana), _same_reading),
        (bool(person.telephone_digits and learner.telephone_digits), _share_a_telephone),
        (bool(person.birth_year and learner.birth_year), _same_birth),
    )
    return sum(known and not same(person, learner) for known, same in both)


def _plain(name: str) -> str:
    return "".join(name.split())


def _same_reading(person: Described, learner: Learner) -> bool:
    return bool(person.kana) and "".join(person.kana.split()) == "".join(learner.kana.split())


def _share_a_telephone(person: Described, learner: Learner) -> bool:
    return bool(set(person.telephone_digits.split()) & set(learner.telephone_digits.split()))


def _same_birth(person: Described, learner: Learner) -> bool:
    return person.birth_year is not None and person.birth_year == learner.birth_year


def _changes(person: Described, learner: Learner, enrolment: Enrolment | None) -> Iterable[Change]:
    """What the roster says differently. What it leaves empty changes nothing."""
    same_numbers = set(person.telephone_digits.split()) <= set(learner.telephone_digits.split())
    for field in COMPARED:
        before, after = getattr(learner, field), getattr(person, field)
        if not after or before == after or (field.startswith("telephone") and same_numbers):
            continue
        if (field == "kana" and _same_reading(person, learner)) or (field == "age_band" and learner.birth_year):
            continue
        yield Change(field, str(before or ""), str(after))
    if enrolment is not None and person.care_note not in ("", enrolment.care_note):
        yield Change("care_note", enrolment.care_note, person.care_note)
