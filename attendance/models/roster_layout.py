from django.db import models

from courses.models import Municipality


class RosterLayout(models.Model):
    """What the columns of a municipality's rosters are called and mean, learnt from the last roster it took in. Headings
    alone; nothing that stands under them.

    `columns` is [[heading, meaning], ...] in the order of the file. `choices` is {heading as plain words: meaning}: what
    a person chose on the preview, and so goes before what we would have guessed."""

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, primary_key=True, related_name="+")
    columns = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "名簿の列"
        verbose_name_plural = "名簿の列"

    def __str__(self) -> str:
        return f"{self.municipality_id}"
