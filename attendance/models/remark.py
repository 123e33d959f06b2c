from django.db import models

from attendance.models.enrolment import Enrolment


class Remark(models.Model):
    """Words about an act; erasable, which acts are not."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="remarks")
    act_id = models.UUIDField(db_index=True)
    text = models.CharField("ひとこと", max_length=200)
    by = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "ひとこと"

    def __str__(self) -> str:
        return self.text
