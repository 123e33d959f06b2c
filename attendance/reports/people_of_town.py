"""The people of one municipality among whom those of a roster are looked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from attendance.models import Enrolment, Learner
from attendance.reports.described import Described, plain
from attendance.reports.offers import Candidate

MANY = 50
"""Of one name or one number so many are compared with a row: five thousand rows of one name are no roster."""


class PeopleOfTown:
    """The people of the municipality who have a name, a reading or a key of the roster."""

    def __init__(self, municipality: str, people: Sequence[Described], by_key: dict[int, Enrolment]) -> None:
        self.keys = by_key
        self.by_name: defaultdict[str, list[Learner]] = defaultdict(list)
        self.by_number: defaultdict[str, list[Learner]] = defaultdict(list)
        self.by_id: dict[UUID, Learner] = {}
        for learner in self._learners(municipality, people):
            self.by_id[learner.pk] = learner
            self.by_name[plain(learner.name)].append(learner)
            for number in learner.telephone_digits.split():
                self.by_number[number].append(learner)

    def _learners(self, municipality: str, people: Sequence[Described]) -> Iterable[Learner]:
        """Compared here and not in the database, which knows two of the twenty kinds of space."""
        names = {plain(person.name) for person in people}
        readings = {plain(person.kana) for person in people} - {""}
        all_of_town = Learner.objects.in_municipality(municipality).present()
        wanted = {row.learner_id for row in self.keys.values()} | {
            pk
            for pk, name, kana in all_of_town.order_by().values_list("pk", "name", "kana")
            if plain(name) in names or plain(kana) in readings
        }
        return all_of_town.filter(pk__in=wanted).order_by("created_at", "id") if wanted else ()

    def owner(self, index: int) -> Learner | None:
        """Whose row it was when we gave it out."""
        row = self.keys.get(index)
        return self.by_id.get(row.learner_id) if row else None

    def candidates(self, person: Described) -> list[Candidate]:
        """The likeliest first."""
        named = self.by_name[plain(person.name)][:MANY]
        reached = [one for number in person.telephone_digits.split() for one in self.by_number[number][:MANY]]
        found = [Candidate.of(person, learner) for learner in {one.pk: one for one in (*named, *reached)}.values()]
        return sorted((one for one in found if one.is_possible), key=lambda one: -one.agreement.balance)
