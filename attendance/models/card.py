from django.db import models
from django.db.models import Q

from attendance.models.learner import Learner


class CardQuerySet(models.QuerySet["Card"]):
    def live(self) -> "CardQuerySet":
        return self.filter(stopped_at__isnull=True)


class Card(models.Model):
    """The paper identity. The token is derived from a key outside the database; only its SHA-256 is here. A stopped card
    keeps its row, so that its paper gets a clear answer."""

    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="cards")
    serial = models.PositiveSmallIntegerField("何枚目", default=1)
    key_id = models.CharField(max_length=8)
    token_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField(auto_now_add=True)
    printed_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = "受講カード"
        verbose_name_plural = "受講カード"
        ordering = ["learner", "serial"]
        constraints = [
            models.UniqueConstraint("learner", "serial", name="card_serial_once_per_learner"),
            models.UniqueConstraint(
                fields=["learner"], condition=Q(stopped_at__isnull=True), name="one_live_card_per_learner"
            ),
        ]

    def __str__(self) -> str:
        return f"card {self.serial}"
