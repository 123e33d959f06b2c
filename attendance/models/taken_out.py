from django.conf import settings
from django.db import models
from django.utils import timezone

from courses.models import Cohort


class TakenOut(models.Model):
    """People or figures that left the system as a file: who took it, of which class, how many rows, in what shape. One row
    for each class that is in the file; those of one file have one moment."""

    class What(models.TextChoices):
        ROSTER = "roster", "名簿"
        ROSTER_REST = "roster_rest", "名簿の直すところ"
        FIGURES = "figures", "数字"
        PEOPLE = "people", "受講者のようす"
        FOLLOW_UP = "follow_up", "声をかける人"
        YEAR = "year", "1年分の受講"
        PREFECTURE = "prefecture", "市町の数字"
        MUNICIPALITY = "municipality", "1つの市町の数字"
        REGISTERS = "registers", "出席の記録がない回"
        REPORT = "report", "県への報告"
        MATERIALS = "materials", "教材ごとの数字"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20, choices=What)
    shape = models.CharField(max_length=12)
    rows = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "持ち出しの記録"
        verbose_name_plural = "持ち出しの記録"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.rows}行"
