"""What the figures need of a class, counted: about 12 people as some hundred numbers, so that a page of twenty
municipalities adds up and does not count again; and the sum of a municipality's classes of one year, so that a page of
five years doesn't add up every class again. Derived, never typed; recounted whole when a class changed (actions.tally),
compared with the acts every night. No name, and nobody can be told from it outside the municipality (figures.masking)."""

from django.db import models
from django.db.models import Q

from courses.models import Cohort, Municipality


class TallyQuerySet(models.QuerySet["Tally"]):
    def stale(self) -> "TallyQuerySet":
        return self.filter(is_stale=True)


class Tally(models.Model):
    """`counts` is {what/of which step/...: number}; the words are in reports.counting."""

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    counts = models.JSONField(default=dict)
    counted_at = models.DateTimeField()
    is_stale = models.BooleanField(default=False)

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name = "クラスの集計"
        verbose_name_plural = "クラスの集計"
        indexes = [models.Index(fields=["is_stale"], name="tallies_to_recount", condition=Q(is_stale=True))]

    def __str__(self) -> str:
        return f"{self.cohort_id}"


class YearTally(models.Model):
    """The tallies of a municipality's classes of one fiscal year, added up. `classes` are those that go on or went,
    `cancelled` those that were cancelled as a whole."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField()
    counts = models.JSONField(default=dict)
    classes = models.PositiveIntegerField(default=0)
    cancelled = models.PositiveIntegerField(default=0)
    is_stale = models.BooleanField(default=True)

    class Meta:
        verbose_name = "市町の年度の集計"
        verbose_name_plural = "市町の年度の集計"
        constraints = [models.UniqueConstraint("fiscal_year", "municipality", name="one_sum_per_year_and_municipality")]
        indexes = [models.Index(fields=["is_stale"], name="years_to_add_up", condition=Q(is_stale=True))]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.fiscal_year}"


class TallyRun(models.Model):
    """One row. `up_to`: acts received until then are in the tallies. `differences`: what the last nightly check found."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    up_to = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    differences = models.JSONField(default=list)

    class Meta:
        verbose_name = "集計の記録"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_tally_run")]

    def __str__(self) -> str:
        return f"{self.up_to}"
