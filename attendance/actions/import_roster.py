"""A roster comes into a class: all of it or nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from attendance.actions.change_learner import change_learner, set_care_note
from attendance.actions.enrol import CohortIsCancelled, NewLearner, add_learner, enrol
from attendance.models import Learner
from attendance.reports.known_people import Described, Match, match_people
from courses.models import Cohort, Municipality
from materials.refusal import Refusal


class RosterChanged(Refusal):
    code = "roster_changed"
    sentence = "見ているあいだに、クラスの人が変わりました。もう一度 確かめてください。"


@dataclass(frozen=True, slots=True)
class ImportResult:
    new: int
    known: int
    changed: int


@transaction.atomic
def import_roster(*, cohort: Cohort, people: Sequence[Described], expected: str = "") -> ImportResult:
    """Adds who is new, enrols who is known, writes what has changed. The same roster twice adds nobody.

    `expected` is the `decision_of` what a person saw and agreed to; if it would come out differently now, nothing is done.
    People who are waiting or withdrew keep their state.
    """
    # People are of the municipality: two classes that take in the same person at once must not make two of them.
    Municipality.objects.select_for_update(no_key=True).get(pk=cohort.municipality_id)
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if cohort.is_cancelled:
        raise CohortIsCancelled
    matches = match_people(cohort, people)
    if expected and expected != decision_of(matches):
        raise RosterChanged
    for match in matches:
        _take_in(cohort, match)
    known = [match for match in matches if match.learner is not None]
    return ImportResult(len(matches) - len(known), len(known), sum(bool(match.changes) for match in known))


def decision_of(matches: Sequence[Match]) -> str:
    """Stands for what would be done: who each person is and what would change. Equal while nothing else happens."""
    lines = [
        f"{match.person.name}|{match.learner and match.learner.pk}|{match.enrolment and match.enrolment.pk}|{match.changes}"
        for match in matches
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _take_in(cohort: Cohort, match: Match) -> None:
    person, learner, enrolment = match.person, match.learner, match.enrolment
    changed = {change.field for change in match.changes}
    if learner is None:
        fields = {name: getattr(person, name) for name in NewLearner.__dataclass_fields__}
        learner = add_learner(municipality=cohort.municipality, person=NewLearner(**fields))
    elif changed - {"care_note"}:
        change_learner(learner=learner, person=_as_changed(learner, person, changed))
    if enrolment is None:
        enrol(cohort=cohort, learner=learner, care_note=person.care_note)
    elif "care_note" in changed:
        set_care_note(enrolment=enrolment, care_note=person.care_note)


def _as_changed(learner: Learner, person: Described, changed: set[str]) -> NewLearner:
    if "age_band" in changed:
        changed = changed | {"age_known_on"}
    return NewLearner(
        **{name: getattr(person if name in changed else learner, name) for name in NewLearner.__dataclass_fields__}
    )
