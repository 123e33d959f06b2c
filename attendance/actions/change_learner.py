"""Corrections to a person, and leaving a class. Names are kept character by character as typed."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from attendance.actions.enrol import CohortIsCancelled, NewLearner
from attendance.actions.tally import mark_stale
from attendance.models import Enrolment, Learner
from attendance.telephones import digits_of

AT_ONCE = 200
"""Rows of one statement; its cost grows with their square."""


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


def change_learners(changes: Sequence[tuple[Learner, Mapping[str, object]]]) -> None:
    """Only the fields that are named. The caller holds the rows."""
    fields = {"telephone_digits", *(name for _, values in changes for name in values)}
    for learner, values in changes:
        for name, value in values.items():
            setattr(learner, name, value)
        learner.telephone_digits = digits_of(learner.telephone, learner.telephone_second)
    # Every row is there, so nothing is inserted: this is an update of thousands in a sixth of the time of bulk_update.
    Learner.objects.bulk_create(
        [learner for learner, _ in changes], update_conflicts=True, unique_fields=["id"], update_fields=sorted(fields)
    )


def set_enrolment_state(*, enrolment: Enrolment, state: str, because: str = "") -> Enrolment:
    """Withdraw, or come back. Acts stay; the number in the class stays with the person. `because` is why somebody leaves
    (Enrolment.Leaving), forgotten when they come back."""
    if state == Enrolment.State.ENROLLED and enrolment.cohort.is_cancelled:
        raise CohortIsCancelled
    enrolment.state = Enrolment.State(state)
    enrolment.left_because = because if state == Enrolment.State.WITHDRAWN else ""
    enrolment.save(update_fields=["state", "left_because"])
    mark_stale(enrolment.cohort)
    return enrolment


def set_care_note(*, enrolment: Enrolment, care_note: str) -> Enrolment:
    enrolment.care_note = care_note
    enrolment.save(update_fields=["care_note"])
    return enrolment


def set_care_notes(notes: Sequence[tuple[Enrolment, str]]) -> None:
    for enrolment, care_note in notes:
        enrolment.care_note = care_note
    Enrolment.objects.bulk_update([enrolment for enrolment, _ in notes], ["care_note"], batch_size=AT_ONCE)
