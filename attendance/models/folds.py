"""What stands now: one row for each thing acts can be about, written in the transaction of the act that won, and
rebuilt from the acts by `refold`. `value` none means: was said, and was taken back."""

from django.db import models
from django.db.models.functions import Coalesce

from attendance.models.enrolment import Enrolment
from attendance.words import ATTENDED, Authority, Mark, Occasion
from courses.models import Session
from materials.models import Checkpoint, MaterialPage


class Fold(models.Model):
    value = models.CharField(max_length=12)
    happened_on = models.DateField()
    authority = models.PositiveSmallIntegerField(choices=Authority)
    counted_at = models.DateTimeField()
    actor = models.PositiveBigIntegerField(default=0)
    act_id = models.UUIDField()

    class Meta:
        abstract = True


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def of_who_came(self) -> "AttendanceQuerySet":
        """To a meeting that was not cancelled: that one is out of every count."""
        return self.filter(value__in=ATTENDED).exclude(session__state=Session.State.CANCELLED)

    def that_show_a_meeting(self) -> "AttendanceQuerySet":
        """Staff saw who was there: the register was taken. An apology alone does not show it, since it is heard before
        the day."""
        seen = self.filter(authority=Authority.STAFF)
        return seen.exclude(value__in=[Mark.NONE, Mark.APOLOGY])


class Attendance(Fold):
    """Unique on (enrolment, session)."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attendances")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("enrolment", "session", name="one_attendance")]


class SkillLevel(Fold):
    """Unique on (enrolment, checkpoint, occasion)."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="skill_levels")
    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=8, choices=Occasion)

    class Meta:
        constraints = [models.UniqueConstraint("enrolment", "checkpoint", "occasion", name="one_skill_level")]


class StudyState(Fold):
    """Unique on (enrolment, material or none, day); none is a stamp without a topic."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="study_states")
    material = models.ForeignKey(MaterialPage, null=True, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint("enrolment", Coalesce("material", 0), "happened_on", name="one_study_state")
        ]


class Handout(Fold):
    """Unique on enrolment: has this person the paper text?"""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="handout")
