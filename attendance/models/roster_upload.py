import uuid

from django.conf import settings
from django.db import models

from courses.models import Cohort


class RosterUpload(models.Model):
    """A roster between preview and confirmation. The file is under PRIVATE_ROOT, is given to nobody but who sent it, and
    is deleted on confirmation or after 24 hours."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "名簿の一時ファイル"

    def __str__(self) -> str:
        return self.file_name
