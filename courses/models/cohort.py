from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Expression, Q
from django.utils import timezone

from courses.fiscal_year import fiscal_label
from courses.models.course_page import CoursePage
from courses.models.municipality import Municipality
from courses.models.venue_page import VenuePage
from materials.models import Curriculum

if TYPE_CHECKING:
    from courses.models.session import SessionQuerySet


class CohortQuerySet(models.QuerySet["Cohort"]):
    def in_municipality(self, municipality: Municipality | str) -> "CohortQuerySet":
        return self.filter(municipality=municipality)

    def running(self) -> "CohortQuerySet":
        return self.filter(cancelled_at__isnull=True)

    def in_year(self, fiscal_year: int) -> "CohortQuerySet":
        return self.filter(fiscal_year=fiscal_year)

    def taught_by(self, user_id: int | Expression, on: date | Expression) -> "CohortQuerySet":
        return self.filter(teachings__user_id=user_id, teachings__starts__lte=on, teachings__until__gte=on).distinct()

    def for_screen(self) -> "CohortQuerySet":
        return self.select_related("municipality", "curriculum", "venue", "course").prefetch_related("sessions")


class Cohort(models.Model):
    """The people who go through one course together. What it was opened with is copied here and does not move with pages."""

    slug = models.SlugField("記号", unique=True, max_length=60)
    name = models.CharField("クラス名", max_length=40)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="cohorts", verbose_name="市町"
    )
    curriculum = models.ForeignKey(Curriculum, on_delete=models.PROTECT, related_name="+", verbose_name="カリキュラム")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="cohorts", verbose_name="講座")
    venue = models.ForeignKey(VenuePage, on_delete=models.PROTECT, related_name="cohorts", verbose_name="会場")
    fiscal_year = models.PositiveSmallIntegerField("年度")
    capacity = models.PositiveSmallIntegerField("定員", default=12)
    applications_from = models.DateField("申込の始まり", null=True, blank=True)
    checkpoint_share = models.PositiveSmallIntegerField("修了に要る「できること」の割合(%)", null=True, blank=True)
    opened_at = models.DateTimeField("開いた日時", default=timezone.now)
    cancelled_at = models.DateTimeField("中止した日時", null=True, blank=True)

    objects = CohortQuerySet.as_manager()
    sessions: "SessionQuerySet"

    class Meta:
        verbose_name = "クラス"
        verbose_name_plural = "クラス"
        ordering = ["-fiscal_year", "municipality", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checkpoint_share__isnull=True) | Q(checkpoint_share__range=(1, 100)),
                name="cohort_share_is_a_percentage",
            )
        ]
        indexes = [models.Index(fields=["fiscal_year", "municipality"], name="classes_of_a_year")]

    def __str__(self) -> str:
        return f"{self.municipality} {self.name}"

    @property
    def year_label(self) -> str:
        return fiscal_label(self.fiscal_year)

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    def opened_on(self) -> date:
        return timezone.localdate(self.opened_at)

    def takes_applications(self, at: datetime) -> bool:
        return self.applications_from is None or self.applications_from <= timezone.localdate(at)
