"""A roster comes into a class: all of it or nothing."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from attendance.actions.change_learner import change_learners, set_care_notes
from attendance.actions.enrol import CohortIsCancelled, NewLearner, add_learners, enrol_all
from attendance.actions.tally import mark_stale
from attendance.models import Enrolment, Learner
from attendance.reports.described import Described
from attendance.reports.known_people import Match, match_people, missing_from
from courses.models import Cohort, Municipality
from materials.refusal import Refusal

_SEEN = ("row", "name", "kana", "telephone", "telephone_second", "birth_year", "age_band", "phone_family", "care_note")
"""Of a person on the preview. The day on which an age was heard is today, and a preview may be left open over midnight."""


class RosterChanged(Refusal):
    code = "roster_changed"
    sentence = "見ているあいだに、クラスの人が変わりました。もう一度 確かめてください。"


class Unanswered(Refusal):
    code = "unanswered"
    sentence = "同じ人かどうか、まだ答えていない行があります。えらんでから取り込んでください。"


@dataclass(frozen=True, slots=True)
class ImportResult:
    new: int
    known: int
    changed: int
    withdrawn: int = 0


@transaction.atomic
def import_roster(
    *,
    cohort: Cohort,
    people: Sequence[Described],
    answers: Mapping[int, str] | None = None,
    withdraw: Collection[UUID] = (),
    expected: str = "",
    ask: bool = True,
) -> ImportResult:
    """Adds who is new, enrols who is known, writes what has changed. The same roster twice adds nobody.

    `answers` say who a row is, where a person has to (`match_people`); without `ask` those rows are new people.
    `withdraw` are enrolments of who is in the class and not in the roster; all others stay.
    `expected` is the `decision_of` what a person saw and agreed to; if it would come out differently now, nothing is done.
    People who are waiting or withdrew keep their state.
    """
    # People are of the municipality: two classes that take in the same person at once must not make two of them.
    municipality = Municipality.objects.select_for_update(no_key=True).get(pk=cohort.municipality_id)
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if cohort.is_cancelled:
        raise CohortIsCancelled
    matches = match_people(cohort, people, answers)
    missing = missing_from(cohort, matches)
    if expected and expected != decision_of(matches, missing):
        raise RosterChanged
    if ask and any(match.asks for match in matches):
        raise Unanswered
    _write_changes(matches)
    _take_in(municipality, cohort, [match for match in matches if match.enrolment is None])
    known = [match for match in matches if match.learner is not None]
    return ImportResult(
        new=len(matches) - len(known),
        known=len(known),
        changed=sum(bool(match.changes) for match in known),
        withdrawn=_withdraw([row for row in missing if row.pk in set(withdraw)]),
    )


def decision_of(matches: Sequence[Match], missing: Sequence[Enrolment]) -> str:
    """Stands for what would be done and what is asked: who each person is or may be, what would change, who is missing.
    Equal while nothing else happens."""
    lines = [
        (
            tuple(getattr(match.person, name) for name in _SEEN),
            match.learner and match.learner.pk,
            match.enrolment and match.enrolment.pk,
            match.changes,
            match.asks,
            [offer.learner.pk for offer in match.offers],
        )
        for match in matches
    ]
    return hashlib.sha256(repr((lines, [row.pk for row in missing])).encode("utf-8", "surrogatepass")).hexdigest()


def _take_in(municipality: Municipality, cohort: Cohort, matches: Sequence[Match]) -> None:
    """In the order of the roster, since that becomes the order of the numbers."""
    new = [match.person for match in matches if match.learner is None]
    if not matches:
        return
    made = iter(add_learners(municipality=municipality, people=map(_new_learner, new)))
    enrol_all(cohort=cohort, learners=[(match.learner or next(made), match.person.care_note) for match in matches])


def _new_learner(person: Described) -> NewLearner:
    return NewLearner(**{name: getattr(person, name) for name in NewLearner.__dataclass_fields__})


def _write_changes(matches: Sequence[Match]) -> None:
    changes: list[tuple[Learner, dict[str, object]]] = []
    notes: list[tuple[Enrolment, str]] = []
    for match in matches:
        fields: dict[str, object] = {one.field: one.value for one in match.changes if one.field != "care_note"}
        if "age_band" in fields:
            fields["age_known_on"] = match.person.age_known_on
        if match.learner is not None and fields:
            changes.append((match.learner, fields))
        if match.enrolment is not None:
            notes += [(match.enrolment, one.after) for one in match.changes if one.field == "care_note"]
    _hold([learner for learner, _ in changes])
    change_learners(changes)
    set_care_notes(notes)


def _hold(learners: Sequence[Learner]) -> None:
    """Somebody may be correcting one of them by hand, without the locks of a roster: that is seen, not written over."""
    held = Learner.objects.select_for_update().filter(pk__in=[learner.pk for learner in learners]).order_by("pk")
    now = {learner.pk: learner for learner in held} if learners else {}
    for name in (*NewLearner.__dataclass_fields__, "erased_at"):
        if any(getattr(now[learner.pk], name) != getattr(learner, name) for learner in learners):
            raise RosterChanged


def _withdraw(rows: Sequence[Enrolment]) -> int:
    for row in rows[:1]:
        mark_stale(row.cohort)
    return Enrolment.objects.filter(pk__in=[row.pk for row in rows]).update(state=Enrolment.State.WITHDRAWN)
