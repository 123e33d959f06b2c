from django.db import models

from attendance.models.enrolment import Enrolment


class Certificate(models.Model):
    """The paper 修了証. It keeps the rule, the course and the hours as they were when it was issued; whether the rule
    holds is asked of `reports.progress`, so one printed the day before becomes valid when it does."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="certificate")
    serial = models.CharField("通し番号", max_length=32, unique=True)
    course_title = models.CharField(max_length=120)
    municipality_name = models.CharField(max_length=30)
    fiscal_year = models.PositiveSmallIntegerField()
    name_as_printed = models.CharField(max_length=60, blank=True)
    minutes = models.PositiveIntegerField()
    rule = models.CharField(max_length=200)
    issued_on = models.DateField()
    issued_by = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "修了証"
        verbose_name_plural = "修了証"
        ordering = ["serial"]

    def __str__(self) -> str:
        return self.serial
