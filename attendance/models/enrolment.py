import uuid

from django.db import models
from django.db.models import Q

from attendance.models.learner import Learner
from courses.models import Cohort

NOT_ASKED = "聞いていない"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def active(self) -> "EnrolmentQuerySet":
        return self.filter(state=Enrolment.State.ENROLLED)

    def in_cohort(self, cohort: Cohort) -> "EnrolmentQuerySet":
        return self.filter(cohort=cohort)

    def for_screen(self) -> "EnrolmentQuerySet":
        return self.select_related("learner").order_by("number", "learner__kana")


class Enrolment(models.Model):
    """A learner in a cohort. Ended by a state, never deleted: acts point here. Why somebody left is for the own municipality
    alone: it may be about health."""

    class State(models.TextChoices):
        WAITING = "waiting", "空き待ち"
        ENROLLED = "enrolled", "受講"
        WITHDRAWN = "withdrawn", "取りやめ"

    class Leaving(models.TextChoices):
        """Empty is 聞いていない."""

        HEALTH = "health", "体調"
        FAMILY = "family", "家族の用事・介護"
        DATES = "dates", "日にちが合わない"
        PLACE = "place", "会場が遠い・通えない"
        CONTENT = "content", "思っていた内容とちがう"
        SILENT = "silent", "連絡がつかない"
        OTHER = "other", "そのほか"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="enrolments")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="enrolments")
    number = models.PositiveSmallIntegerField("番号", help_text="クラスの中の番号。カードに のります。")
    state = models.CharField("状態", max_length=10, choices=State, default=State.ENROLLED)
    left_because = models.CharField("取りやめたわけ", max_length=8, choices=Leaving, blank=True)
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
            models.CheckConstraint(
                condition=Q(left_because="") | Q(state="withdrawn"), name="a_reason_for_leaving_is_of_who_left"
            ),
        ]

    @property
    def leaving_word(self) -> str:
        return self.get_left_because_display() or NOT_ASKED

    def __str__(self) -> str:
        return f"{self.number}番 {self.learner}"
