"""One row for each POST, and nothing about anybody."""

from django.db import models


class Floor(models.Model):
    value = models.CharField(max_length=12)
    at = models.DateTimeField()
