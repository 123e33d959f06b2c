from django.conf import settings
from django.db import models

from courses.models import Cohort


class TakenOut(models.Model):
    """A list of people that left the system as a file: who took it, of which class, how many rows, in what shape."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)
    shape = models.CharField(max_length=12)
    rows = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "持ち出しの記録"
        verbose_name_plural = "持ち出しの記録"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.what} {self.rows}行"
