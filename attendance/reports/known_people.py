"""Who of a roster is known already. A pure comparison: it merges nobody, it says which row is which learner of the
municipality, and where a person has to say it.

Known without a question is whose row carries our own key, and who is in this class already under the same name with at
most one thing changed. Who has the same name and telephone and is not in this class is taken for known, until a person
says no. Whoever else may be meant is offered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from attendance.models import Enrolment, Learner
from attendance.reports.described import Described, agreement_of, plain
from attendance.reports.offers import Candidate, LastClasses, Offer
from attendance.reports.people_of_town import PeopleOfTown
from attendance.reports.row_changes import Change, changes_of, exact_changes_of
from attendance.reports.row_keys import enrolments_by_key
from courses.models import Cohort

NEW = "new"
"""The answer that a row is nobody of those who were offered."""


@dataclass(frozen=True, slots=True)
class Match:
    """One row and who it is. `learner` is None for a new person; `enrolment` is the one in this class, if there is one."""

    person: Described
    learner: Learner | None
    enrolment: Enrolment | None
    changes: tuple[Change, ...]
    namesakes: int
    """How many others of the municipality have this name, for a new person."""
    offers: tuple[Offer, ...] = ()
    asks: bool = False
    """A person has to say who it is, and has not yet."""
    preset: bool = False
    """Taken for somebody known who is not in this class, unless a person says no."""

    @property
    def name_kept(self) -> str:
        """The name as it is known, where the roster writes another and it stays."""
        if self.learner is None or any(change.field == "name" for change in self.changes):
            return ""
        return self.learner.name if plain(self.learner.name) != plain(self.person.name) else ""


def match_people(cohort: Cohort, people: Sequence[Described], answers: Mapping[int, str] | None = None) -> list[Match]:
    """In the order of `people`. `answers` are by the number of the row: `NEW`, or the id of somebody offered; any other is
    as if it had not been given. Five queries at most, whatever the number of people."""
    here = list(Enrolment.objects.in_cohort(cohort))
    by_key = enrolments_by_key(cohort, people, here)
    town = PeopleOfTown(cohort.municipality_id, people, by_key)
    return _Matching(cohort, {row.learner_id: row for row in here}, town, people, answers or {}).matches()


def missing_from(cohort: Cohort, matches: Iterable[Match]) -> list[Enrolment]:
    """Who is in the class, or waits for it, and is in no row."""
    found = {match.enrolment.pk for match in matches if match.enrolment is not None}
    rows = Enrolment.objects.in_cohort(cohort).exclude(state=Enrolment.State.WITHDRAWN)
    present = rows.filter(learner__erased_at__isnull=True, learner__merged_into__isnull=True)
    return [row for row in present.select_related("learner").order_by("number") if row.pk not in found]


class _Matching:
    """Every learner is taken once: by key, then who is in the class, then by answers, then by name and telephone."""

    def __init__(
        self,
        cohort: Cohort,
        here: dict[UUID, Enrolment],
        town: PeopleOfTown,
        people: Sequence[Described],
        answers: Mapping[int, str],
    ) -> None:
        self.cohort, self.here, self.town, self.people, self.answers = cohort, here, town, people, answers
        self.pools = [town.candidates(person) for person in people]
        self.chosen: dict[int, Learner] = {}
        self.taken: set[UUID] = set()
        self.doubtful: dict[int, Learner] = {}
        self.answered: set[int] = set()
        self._by_key()
        self._in_the_class(lambda one: one.agreement.complete)
        self._in_the_class(lambda one: one.is_sure_in_the_class)
        self._in_the_class(lambda one: one.is_likely_in_the_class)
        self.without_a_question = set(self.chosen)
        self._by_answer()
        self._by_name_and_telephone()

    def matches(self) -> list[Match]:
        offered = {index: [] if index in self.without_a_question else self._open(index) for index in self._indices()}
        classes = LastClasses(self.cohort, self.here)
        classes.look_up({one.learner.pk for found in offered.values() for one in found} - self.here.keys())
        return [self._match(index, offered[index], classes) for index in self._indices()]

    def _match(self, index: int, offered: list[Candidate], classes: LastClasses) -> Match:
        person, learner = self.people[index], self.chosen.get(index)
        enrolment = self.here.get(learner.pk) if learner else None
        says = exact_changes_of if learner and learner == self.town.owner(index) else changes_of
        asked = [one for one in offered if one.has_to_be_asked or self._is_doubted(index, one)]
        answered = index in self.answered
        return Match(
            person=person,
            learner=learner,
            enrolment=enrolment,
            changes=says(person, learner, enrolment) if learner else (),
            namesakes=0 if learner else len(self.town.by_name[plain(person.name)]),
            offers=tuple(Offer(one.learner, self._why(index, one), classes.of(one.learner)) for one in offered),
            asks=learner is None and not answered and bool(asked),
            preset=learner is not None and not answered and enrolment is None,
        )

    def _why(self, index: int, one: Candidate) -> tuple[str, ...]:
        if not self._is_doubted(index, one):
            return one.why()
        row = self.town.keys[index]
        where = "" if row.cohort_id == self.cohort.pk else f"{row.cohort.name} "
        return (f"この行は {where}{row.number}番 {one.learner.name}さんの行でした",)

    def _indices(self) -> range:
        return range(len(self.people))

    def _left(self) -> Iterator[int]:
        return (index for index in self._indices() if index not in self.chosen and index not in self.answered)

    def _take(self, index: int, learner: Learner) -> None:
        self.chosen[index] = learner
        self.taken.add(learner.pk)

    def _open(self, index: int) -> list[Candidate]:
        """Who may still be meant: nobody who was taken for another row."""
        own, owner = self.chosen.get(index), self.doubtful.get(index)
        first = [Candidate.of(self.people[index], owner)] if owner else []
        found = [*first, *(one for one in self.pools[index] if one.learner != owner)]
        return [one for one in found if one.learner == own or one.learner.pk not in self.taken]

    def _is_doubted(self, index: int, one: Candidate) -> bool:
        return one.learner == self.doubtful.get(index)

    def _by_key(self) -> None:
        for index in self._indices():
            owner = self.town.owner(index)
            if owner is None or owner.pk in self.taken:
                continue
            if self._is_written_over(index, owner):
                self.doubtful[index] = owner
            else:
                self._take(index, owner)

    def _is_written_over(self, index: int, owner: Learner) -> bool:
        """Another name, and nothing else agrees or it is the name of somebody else in the class: one column was sorted
        without the others, or another person was typed over this one."""
        agreement = agreement_of(self.people[index], owner)
        namesake = any(one.agreement.name and one.learner.pk in self.here for one in self.pools[index])
        return not agreement.name and (namesake or not agreement.agreeing)

    def _in_the_class(self, enough: Callable[[Candidate], bool]) -> None:
        """The sure ones first, so that nobody is taken for a namesake."""
        self._take_best((index, one) for index in self._left() for one in self._of_the_class(index) if enough(one))

    def _of_the_class(self, index: int) -> list[Candidate]:
        found = self._open(index)
        here = [one for one in found if one.learner.pk in self.here]
        if index in self.doubtful:
            return [one for one in here if one.agreement.complete]
        if any(one.is_sure for one in found if one.learner.pk not in self.here):
            return [one for one in here if one.is_sure_in_the_class or one.agreement.complete]
        return here

    def _take_best(self, pairs: Iterable[tuple[int, Candidate]]) -> None:
        """What agrees most is taken first, of all rows, so that the order of the rows does not matter."""
        for index, one in sorted(pairs, key=lambda pair: -pair[1].agreement.balance):
            if index not in self.chosen and one.learner.pk not in self.taken:
                self._take(index, one.learner)

    def _by_answer(self) -> None:
        for index in list(self._left()):
            answer, found = self.answers.get(self.people[index].row, ""), self._open(index)
            meant = next((one.learner for one in found if str(one.learner.pk) == answer), None)
            if meant:
                self._take(index, meant)
            if meant or (found and answer == NEW):
                self.answered.add(index)

    def _by_name_and_telephone(self) -> None:
        found = {index: self._open(index) for index in self._left()}
        certain = {
            index: ones for index, ones in found.items() if not any(self._is_doubted(index, one) for one in ones)
        }
        self._take_best((index, one) for index, ones in certain.items() for one in ones if one.is_sure)
