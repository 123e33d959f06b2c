import uuid

from django.conf import settings
from django.db import models

from courses.models import Municipality


class HeldItem(models.Model):
    """What arrived and can't be an act yet: held for a human, never dropped. The payload is shown as text only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=32)
    payload = models.TextField(max_length=4096, blank=True)
    received_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settlement = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name = "保留"

    def __str__(self) -> str:
        return self.reason
