"""What a row of a roster says differently from what is known."""

from collections.abc import Iterator
from dataclasses import dataclass

from attendance.models import Enrolment, Learner
from attendance.models.learner import AgeBand
from attendance.reports.described import Described, plain
from attendance.telephones import digits_of
from materials.phone_families import PhoneFamily

_LABELS = {
    "name": "氏名",
    "kana": "フリガナ",
    "telephone": "電話番号",
    "telephone_second": "電話番号(2つ目)",
    "birth_year": "生まれた年",
    "age_band": "年代",
    "phone_family": "機種",
    "care_note": "配慮のメモ",
}
_SLOTS = ("telephone", "telephone_second")


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

    @property
    def value(self) -> str | int | None:
        """As the field holds it."""
        if self.field == "birth_year":
            return int(self.after) if self.after else None
        return self.after


def _words(field: str, stored: str) -> str:
    if field in ("age_band", "phone_family") and stored:
        choices: type[AgeBand] | type[PhoneFamily] = AgeBand if field == "age_band" else PhoneFamily
        return str(choices(stored).label)
    return stored or "(なし)"


def changes_of(person: Described, learner: Learner, enrolment: Enrolment | None) -> tuple[Change, ...]:
    """Of a row without a key. What it leaves empty changes nothing, and a name stays as it is known."""
    return tuple(_changes(person, learner, enrolment))


def _changes(person: Described, learner: Learner, enrolment: Enrolment | None) -> Iterator[Change]:
    same_numbers = set(person.telephone_digits.split()) <= set(learner.telephone_digits.split())
    for field in ("kana", *_SLOTS, "birth_year", "age_band", "phone_family"):
        before, after = getattr(learner, field), getattr(person, field)
        if not after or before == after or (field in _SLOTS and same_numbers):
            continue
        if (field == "kana" and plain(after) == plain(before)) or (field == "age_band" and learner.birth_year):
            continue
        yield Change(field, str(before or ""), str(after))
    if enrolment is not None and person.care_note not in ("", enrolment.care_note):
        yield Change("care_note", enrolment.care_note, person.care_note)


def exact_changes_of(person: Described, learner: Learner, enrolment: Enrolment | None) -> tuple[Change, ...]:
    """Of a row that we gave out: exactly the cells that were edited, an emptied one too."""
    return tuple(_exact_changes(person, learner, enrolment))


def _exact_changes(person: Described, learner: Learner, enrolment: Enrolment | None) -> Iterator[Change]:
    after: dict[str, object] = {field: getattr(person, field) for field in _LABELS if field in person.said}
    if person.said & set(_SLOTS):
        after |= zip(_SLOTS, _telephones(person, learner), strict=True)
    for field in _LABELS:
        holder = enrolment if field == "care_note" else learner
        if field in after and holder is not None:
            stored, meant = str(getattr(holder, field) or ""), str(after[field] or "")
            if stored != meant:
                yield Change(field, stored, meant)


def _telephones(person: Described, learner: Learner) -> list[str]:
    """Which number stands where. Two numbers of two columns stand as they stand. Of one number nothing says in which of
    two columns it stood: a known one keeps its place, a new one takes the place of one that is gone, else a free one."""
    numbers = [number for number in (person.telephone, person.telephone_second) if number]
    if len(numbers) == 2 and person.said >= set(_SLOTS):
        return numbers
    stored = [learner.telephone, learner.telephone_second]
    after = [_as_written_now(number, stored, numbers) for number in stored]
    new = [number for number in numbers if digits_of(number) not in map(digits_of, stored)]
    said = [slot in person.said for slot in _SLOTS]
    free = [index for index in (0, 1) if not after[index]]
    for index in sorted(free, key=lambda index: 1 if not stored[index] else 0 if said[index] else 2):
        if new:
            after[index] = new.pop(0)
        elif not said[index]:
            after[index] = stored[index]
    return after


def _as_written_now(number: str, stored: list[str], numbers: list[str]) -> str:
    """A number is known by its digits, however it is written; empty when it is gone. Both places may hold the same one."""
    same = [one for one in numbers if number and digits_of(one) == digits_of(number)]
    if not same:
        return ""
    return number if number in same or same[0] in stored else same[0]
