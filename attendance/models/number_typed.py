from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from materials.models import MaterialPage


class NumberTyped(models.Model):
    """How often a number from paper was typed on a day, by material; none is every number that led to no material,
    together. One row for each however many come, so that nobody can fill the table; no person, no phone, no digits."""

    material = models.ForeignKey(MaterialPage, null=True, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "番号を入れた回数"
        verbose_name_plural = "番号を入れた回数"
        constraints = [
            models.UniqueConstraint("day", Coalesce("material", 0), name="one_count_of_a_number_and_day"),
            models.CheckConstraint(condition=Q(count__gte=1), name="a_number_is_typed_at_least_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.count}"
