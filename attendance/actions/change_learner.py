"""Corrections to a person, and leaving a class. Names are kept character by character as typed."""

from django.db import transaction

from attendance.actions.enrol import CohortIsCancelled, NewLearner
from attendance.models import Enrolment, Learner
from attendance.telephones import digits_of


@transaction.atomic
def change_learner(
    *, learner: Learner, person: NewLearner, enrolment: Enrolment | None = None, care_note: str = ""
) -> Learner:
    """`enrolment` is the class that the care note is for."""
    for name in NewLearner.__dataclass_fields__:
        setattr(learner, name, getattr(person, name))
    learner.telephone_digits = digits_of(person.telephone, person.telephone_second)
    learner.save()
    if enrolment is not None and enrolment.care_note != care_note:
        set_care_note(enrolment=enrolment, care_note=care_note)
    return learner


def set_enrolment_state(*, enrolment: Enrolment, state: str) -> Enrolment:
    """Withdraw, or come back. Acts stay; the number in the class stays with the person."""
    if state == Enrolment.State.ENROLLED and enrolment.cohort.is_cancelled:
        raise CohortIsCancelled
    enrolment.state = Enrolment.State(state)
    enrolment.save(update_fields=["state"])
    return enrolment


def set_care_note(*, enrolment: Enrolment, care_note: str) -> Enrolment:
    enrolment.care_note = care_note
    enrolment.save(update_fields=["care_note"])
    return enrolment
