from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from courses.models.cohort import Cohort
from materials.models import CurriculumStep


class SessionQuerySet(models.QuerySet["Session"]):
    def upcoming(self, at: datetime) -> "SessionQuerySet":
        return self.filter(state=Session.State.PLANNED, ends_at__gte=at).order_by("starts_at")

    def on(self, day: date) -> "SessionQuerySet":
        """Sessions that start on this day, in local time."""
        midnight = timezone.make_aware(datetime.combine(day, time.min))
        return self.filter(starts_at__gte=midnight, starts_at__lt=midnight + timedelta(days=1))

    def held(self) -> "SessionQuerySet":
        return self.filter(state=Session.State.HELD)


class Session(models.Model):
    """One meeting of a cohort for one step of its curriculum; closed by a person."""

    class State(models.TextChoices):
        PLANNED = "planned", "予定"
        HELD = "held", "開いた"
        CANCELLED = "cancelled", "中止"

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sessions", verbose_name="クラス")
    curriculum_step = models.ForeignKey(
        CurriculumStep, on_delete=models.PROTECT, related_name="+", verbose_name="ステップ"
    )
    starts_at = models.DateTimeField("始まり")
    ends_at = models.DateTimeField("終わり")
    state = models.CharField("状態", max_length=10, choices=State, default=State.PLANNED)
    closed_at = models.DateTimeField("しめた日時", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    step_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = "回"
        verbose_name_plural = "回"
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint("cohort", "curriculum_step", name="one_session_per_step_and_cohort"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(closed_at__isnull=False), name="a_held_session_was_closed_by_a_person"
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at"], name="sessions_of_a_day"),
            models.Index(fields=["ends_at"], name="sessions_that_ended"),
            models.Index(fields=["ends_at"], name="sessions_not_closed", condition=Q(state="planned")),
        ]

    def __str__(self) -> str:
        return f"{self.cohort} {self.label}"

    @property
    def position(self) -> int:
        return self.curriculum_step.position

    @property
    def label(self) -> str:
        return f"第{self.position}回"

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def local_start(self) -> datetime:
        return timezone.localtime(self.starts_at)

    @property
    def local_end(self) -> datetime:
        return timezone.localtime(self.ends_at)

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def is_not_taken(self, at: datetime, *, marked: bool) -> bool:
        """Its time is over and nobody was marked: out of every denominator, and on a list."""
        return self.state == self.State.PLANNED and self.ends_at < at and not marked
