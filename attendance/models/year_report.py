"""What a municipality handed over to the prefecture of a fiscal year, and what the prefecture gave back. Kept here: numbers,
with their words and definitions as they were at that moment, so that a report reads the same years later. Not kept: anybody's
name but that of the member of staff who sent it, and why people left, which stays at home. Rows are only added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from courses.fiscal_year import fiscal_label
from courses.models import Municipality

NOTE_LENGTH = 300


class YearReportQuerySet(models.QuerySet["YearReport"]):
    def in_year(self, fiscal_year: int) -> YearReportQuerySet:
        return self.filter(fiscal_year=fiscal_year)

    def of_municipality(self, municipality: Municipality | str) -> YearReportQuerySet:
        return self.filter(municipality=municipality)

    def latest_first(self) -> YearReportQuerySet:
        return self.order_by("-sent_at", "-id")

    def for_screen(self) -> YearReportQuerySet:
        return self.select_related("municipality", "given_back")


class YearReport(models.Model):
    """One sending; the latest of a municipality's year stands, those before it stay. `counts` are the keys of a year's sum
    (reports.year_sums), from which every figure can be calculated again. `figures` are as they were shown: each with its
    definition and version, and its rows as [key, words, count, of]."""

    id = models.UUIDField(primary_key=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", verbose_name="市町")
    municipality_name = models.CharField("市町の名前", max_length=30)
    fiscal_year = models.PositiveSmallIntegerField("年度")
    classes = models.PositiveIntegerField("クラス")
    cancelled = models.PositiveIntegerField("中止したクラス")
    counts = models.JSONField()
    figures = models.JSONField()
    note = models.CharField("県への連絡", max_length=NOTE_LENGTH, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_by_name = models.CharField("送った人", max_length=150)
    sent_at = models.DateTimeField("送った日時")

    objects = YearReportQuerySet.as_manager()
    if TYPE_CHECKING:
        given_back: GivenBack

    class Meta:
        verbose_name = "年度の報告"
        verbose_name_plural = "年度の報告"
        ordering = ["-fiscal_year", "municipality", "-sent_at"]
        indexes = [models.Index(fields=["fiscal_year", "municipality", "-sent_at"], name="reports_of_a_year")]

    def __str__(self) -> str:
        return f"{self.municipality_name} {self.year_label}"

    @property
    def year_label(self) -> str:
        return fiscal_label(self.fiscal_year)

    @property
    def returned(self) -> GivenBack | None:
        return getattr(self, "given_back", None)


class GivenBack(models.Model):
    """The prefecture asks for the report once more, and says why. Once per report."""

    report = models.OneToOneField(YearReport, on_delete=models.PROTECT, related_name="given_back")
    reason = models.CharField("差し戻すわけ", max_length=NOTE_LENGTH)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField("差し戻した人", max_length=150)
    at = models.DateTimeField("差し戻した日時")

    class Meta:
        verbose_name = "報告の差し戻し"
        verbose_name_plural = "報告の差し戻し"
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="who_gives_back_says_why")]

    def __str__(self) -> str:
        return f"{self.report}: {self.reason}"
