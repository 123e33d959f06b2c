"""Who has no mark at a session yet, and whether its register was taken at all."""

from django.db.models import Exists, OuterRef

from attendance.models import Attendance
from attendance.models.enrolment import EnrolmentQuerySet
from attendance.permissions.learners import enrolments_of
from attendance.words import Mark
from courses.models import Session


def unmarked(session: Session) -> EnrolmentQuerySet:
    """Enrolled, and nothing stands; what was taken back stands for nothing."""
    marked = Attendance.objects.filter(session=session).exclude(value=Mark.NONE).values("enrolment")
    return enrolments_of(session.cohort).active().exclude(pk__in=marked)


def register_taken() -> Exists:
    """Said of each session of a query: stops at the first mark, whatever the number of people."""
    return Exists(Attendance.objects.filter(session=OuterRef("pk")).that_show_a_meeting())


def was_taken(session: Session) -> bool:
    return Attendance.objects.filter(session=session).that_show_a_meeting().exists()
