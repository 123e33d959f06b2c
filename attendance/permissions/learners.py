"""Who sees whom: a municipality its own people, those who teach a class the people in it. Nobody else, by any address."""

from typing import Any

from django.db.models import Q

from attendance.models import Attendance, Enrolment, Learner
from attendance.models.enrolment import EnrolmentQuerySet
from attendance.models.learner import LearnerQuerySet
from courses.models import Cohort
from courses.models.cohort import CohortQuerySet
from courses.permissions import cohorts
from courses.permissions.roles import standing_of_user


def visible_to(user: Any) -> LearnerQuerySet:
    taught = Enrolment.objects.filter(cohort__in=cohorts.visible_to(user)).values("learner")
    rule = Q(municipality__in=standing_of_user(user).municipalities) | Q(pk__in=taught)
    return Learner.objects.filter(rule).present()


def manageable_by(user: Any) -> LearnerQuerySet:
    """Whom this user may correct, and finds in the office: the own municipality's people, not those of a class taught
    elsewhere."""
    return Learner.objects.filter(municipality__in=standing_of_user(user).municipalities).present()


def can_see_learner(user: Any, learner: Learner) -> bool:
    return visible_to(user).filter(pk=learner.pk).exists()


def can_change_learner(user: Any, learner: Learner) -> bool:
    return learner.municipality_id in standing_of_user(user).municipalities


def enrolments_visible_to(user: Any) -> EnrolmentQuerySet:
    """Enrolments in visible classes, and visitors who were marked in one of their sessions (a make-up)."""
    return _in_classes(cohorts.visible_to(user))


def _in_classes(classes: CohortQuerySet) -> EnrolmentQuerySet:
    seen = classes.values("pk")
    visitors = Attendance.objects.filter(session__cohort__in=seen).values("enrolment")
    rule = Q(cohort__in=seen) | Q(pk__in=visitors)
    return Enrolment.objects.filter(rule, learner__erased_at__isnull=True)


def enrolments_known_to(user: Any) -> EnrolmentQuerySet:
    """Of those, whose levels, history and care note this user reads; the reception, nobody's."""
    return _in_classes(cohorts.known_to(user))


def enrolments_of(cohort: Cohort) -> EnrolmentQuerySet:
    """For a cohort that was got through `courses.permissions.cohorts`."""
    return Enrolment.objects.in_cohort(cohort).for_screen()
