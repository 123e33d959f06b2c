"""What the figures need of a class, counted: about 12 people as some hundred numbers, so that a page of twenty
municipalities adds up and does not count again. Derived, never typed; recounted whole when the class changed
(actions.tally), compared with the acts every night. No name, and nobody can be told from it outside the municipality
(figures.masking)."""

from django.db import models
from django.db.models import Q

from courses.models import Cohort


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
