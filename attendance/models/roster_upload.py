import uuid

from django.conf import settings
from django.db import models

from attendance.models.job import Job
from courses.models import Cohort


class RosterUpload(models.Model):
    """A roster between preview and confirmation, and how a person said it is to be read. The file is under PRIVATE_ROOT,
    is given to nobody but who sent it, and is deleted on confirmation or after 24 hours.

    Empty means: find out. `heading_row` is the row as Excel counts it, 0 says that there are no headings. `chosen` is
    {index of the column: meaning}, `answers` is {row: "new" or who of the people we know it is}."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    pasted = models.BooleanField(default=False)
    encoding = models.CharField(max_length=12, blank=True)
    sheet = models.CharField(max_length=100, blank=True)
    heading_row = models.PositiveIntegerField(null=True)
    chosen = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "名簿の一時ファイル"

    def __str__(self) -> str:
        return self.file_name
