from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from courses.models.cohort import Cohort


class TeachingQuerySet(models.QuerySet["Teaching"]):
    def on(self, day: date) -> "TeachingQuerySet":
        return self.filter(starts__lte=day, until__gte=day)


class Teaching(models.Model):
    """What lets an instructor see a class."""

    class Part(models.TextChoices):
        LEAD = "lead", "講師"
        ASSISTANT = "assistant", "補助"
        COVER = "cover", "代理"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="teachings")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="teachings", verbose_name="クラス")
    part = models.CharField("受け持ち", max_length=10, choices=Part, default=Part.LEAD)
    starts = models.DateField("いつから")
    until = models.DateField("いつまで")

    objects = TeachingQuerySet.as_manager()

    class Meta:
        verbose_name = "受け持ち"
        verbose_name_plural = "受け持ち"
        constraints = [
            models.UniqueConstraint("user", "cohort", name="one_teaching_per_user_and_cohort"),
            models.CheckConstraint(condition=Q(until__gte=F("starts")), name="teaching_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.cohort} {self.get_part_display()}"
