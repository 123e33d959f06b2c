from django.db import models

from attendance.words import Study
from materials.models import MaterialPage


class AnonymousTap(models.Model):
    """An answer under a material by somebody without a card. A figure of its own; nobody is known."""

    material = models.ForeignKey(MaterialPage, on_delete=models.PROTECT, related_name="+")
    value = models.CharField(max_length=8, choices=Study)
    form_id = models.UUIDField(unique=True)
    tapped_at = models.DateTimeField()

    class Meta:
        verbose_name = "だれでもの 記録"
        constraints = [
            models.CheckConstraint(condition=models.Q(value__in=Study.values), name="anonymous_tap_value_is_known")
        ]
        indexes = [models.Index(fields=["tapped_at", "material", "value"], name="taps_of_a_year")]

    def __str__(self) -> str:
        return self.value
