import uuid

from django.db import models

from attendance.models.learner import Learner
from courses.models import Cohort


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def active(self) -> "EnrolmentQuerySet":
        return self.filter(state=Enrolment.State.ENROLLED)

    def in_cohort(self, cohort: Cohort) -> "EnrolmentQuerySet":
        return self.filter(cohort=cohort)

    def for_screen(self) -> "EnrolmentQuerySet":
        return self.select_related("learner").order_by("number", "learner__kana")


class Enrolment(models.Model):
    """A learner in a cohort. Ended by a state, never deleted: acts point here."""

    class State(models.TextChoices):
        WAITING = "waiting", "空き待ち"
        ENROLLED = "enrolled", "受講"
        WITHDRAWN = "withdrawn", "取りやめ"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="enrolments")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="enrolments")
    number = models.PositiveSmallIntegerField("番号", help_text="クラスの中の番号。カードに のります。")
    state = models.CharField("状態", max_length=10, choices=State, default=State.ENROLLED)
    walk_in = models.BooleanField("当日参加", default=False)
    care_note = models.CharField("配慮のメモ", max_length=100, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = "受講"
        verbose_name_plural = "受講"
        ordering = ["cohort", "number"]
        constraints = [
            models.UniqueConstraint("learner", "cohort", name="learner_once_per_cohort"),
            models.UniqueConstraint("cohort", "number", name="number_once_per_cohort"),
        ]

    def __str__(self) -> str:
        return f"{self.number}番 {self.learner}"
