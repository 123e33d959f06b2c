"""A person comes into a class: from a roster, by hand, or at the door."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from attendance.actions.tally import mark_stale
from attendance.models import Enrolment, Learner
from attendance.telephones import digits_of
from courses.models import Cohort, Municipality
from materials.refusal import Refusal


class CohortIsCancelled(Refusal):
    code = "cohort_is_cancelled"
    sentence = "このクラスは 中止になっています。ほかのクラスを 選んでください。"


class OtherMunicipality(Refusal):
    code = "other_municipality"
    sentence = "この人は ほかの市町の人です。このクラスには 入れられません。"


@dataclass(frozen=True, kw_only=True)
class NewLearner:
    """A person as typed or read; names as shown, character by character."""

    name: str
    kana: str = ""
    telephone: str = ""
    telephone_second: str = ""
    birth_year: int | None = None
    age_band: str = ""
    age_known_on: date | None = None
    phone_family: str = ""


def add_learner(*, municipality: Municipality, person: NewLearner, learner_id: uuid.UUID | None = None) -> Learner:
    learner = _learner(municipality, person, learner_id)
    learner.save(force_insert=True)
    return learner


def add_learners(*, municipality: Municipality, people: Iterable[NewLearner]) -> list[Learner]:
    return Learner.objects.bulk_create(_learner(municipality, person) for person in people)


def _learner(municipality: Municipality, person: NewLearner, learner_id: uuid.UUID | None = None) -> Learner:
    return Learner(
        id=learner_id or uuid.uuid4(),
        municipality=municipality,
        telephone_digits=digits_of(person.telephone, person.telephone_second),
        **{name: getattr(person, name) for name in NewLearner.__dataclass_fields__},
    )


@transaction.atomic
def enrol(
    *,
    cohort: Cohort,
    learner: Learner,
    state: str = Enrolment.State.ENROLLED,
    care_note: str = "",
    walk_in: bool = False,
    enrolment_id: uuid.UUID | None = None,
) -> Enrolment:
    """Gives the next free number of the class. Enrolling twice is harmless; a withdrawn person comes back with the old
    number."""
    # One at a time: two would get the same number, or the same person twice; and the class may be cancelled by now.
    if Cohort.objects.select_for_update().get(pk=cohort.pk).is_cancelled:
        raise CohortIsCancelled
    if learner.municipality_id != cohort.municipality_id:
        raise OtherMunicipality
    mark_stale(cohort)
    there = Enrolment.objects.filter(cohort=cohort, learner=learner).first()
    if there is not None:
        return _come_back(there, state, care_note)
    return Enrolment.objects.create(
        id=enrolment_id or uuid.uuid4(),
        cohort=cohort,
        learner=learner,
        number=_last_number(cohort) + 1,
        state=state,
        care_note=care_note,
        walk_in=walk_in,
    )


def enrol_all(*, cohort: Cohort, learners: Sequence[tuple[Learner, str]]) -> list[Enrolment]:
    """Each with a care note, none of them in the class yet. The caller holds the lock of the class."""
    if any(learner.municipality_id != cohort.municipality_id for learner, _ in learners):
        raise OtherMunicipality
    mark_stale(cohort)
    first = _last_number(cohort) + 1
    return Enrolment.objects.bulk_create(
        Enrolment(cohort=cohort, learner=learner, number=number, care_note=care_note)
        for number, (learner, care_note) in enumerate(learners, first)
    )


def _last_number(cohort: Cohort) -> int:
    last: int | None = Enrolment.objects.in_cohort(cohort).aggregate(last=Max("number"))["last"]
    return last or 0


def _come_back(there: Enrolment, state: str, care_note: str) -> Enrolment:
    changed = there.state != state or (care_note and care_note != there.care_note)
    if changed:
        there.state, there.care_note, there.left_because = state, care_note or there.care_note, ""
        there.save(update_fields=["state", "care_note", "left_because"])
    return there
