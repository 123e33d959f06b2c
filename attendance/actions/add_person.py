"""Somebody is put into a class by hand."""

from uuid import UUID

from django.db import transaction

from attendance.actions.enrol import NewLearner, add_learner, enrol
from attendance.models import Enrolment, Learner
from courses.models import Cohort


@transaction.atomic
def add_person(
    *, cohort: Cohort, person: NewLearner, learner_id: UUID, known: Learner | None = None, care_note: str = ""
) -> Enrolment:
    """`known` is somebody of the municipality whom a person recognised; what is known of them stays. Twice with the same
    id is one person."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)  # a second press waits here, and then finds the first
    learner = known or Learner.objects.in_municipality(cohort.municipality_id).filter(pk=learner_id).first()
    learner = learner or add_learner(municipality=cohort.municipality, person=person, learner_id=learner_id)
    return enrol(cohort=cohort, learner=learner, care_note=care_note)
