"""Who of other classes of the municipality missed this step and could make it up here."""

from django.db.models import Q

from attendance.models import Attendance, Enrolment
from attendance.models.enrolment import EnrolmentQuerySet
from courses.models import Session


def may_make_up(session: Session) -> EnrolmentQuerySet:
    """Enrolled in another class of the same curriculum and municipality, not been at this step anywhere, and not marked
    here yet."""
    same_step = Attendance.objects.filter(session__curriculum_step=session.curriculum_step_id).of_who_came()
    here = session.cohort
    others = Enrolment.objects.active().filter(
        Q(cohort__municipality=here.municipality_id, cohort__curriculum=here.curriculum_id),
        learner__erased_at__isnull=True,
        cohort__cancelled_at__isnull=True,
    )
    return (
        others.exclude(cohort=here)
        .exclude(pk__in=same_step.values("enrolment"))
        .select_related("learner", "cohort")
        .order_by("learner__kana", "learner__name")
    )
