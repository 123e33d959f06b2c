"""Work that takes longer than a request: who asked for it, how far it is, how it ended. No name of a learner stands here;
what it read or made is a private file that goes when the job does."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> "JobQuerySet":
        return self.filter(state__in=Job.UNFINISHED)

    def silent_since(self, moment: datetime) -> "JobQuerySet":
        """Nobody is at work on them: not begun, or the worker that had begun is gone."""
        return self.unfinished().filter(touched_at__lt=moment)

    def expired(self, at: datetime) -> "JobQuerySet":
        return self.filter(expires_at__lte=at)


class Job(models.Model):
    """Claimed by a conditional update (actions.job); the queue's task is only a wake-up, so twice is harmless."""

    class Kind(models.TextChoices):
        READ_ROSTER = "read_roster", "名簿を読み取る"
        TAKE_IN_ROSTER = "take_in", "名簿を取り込む"

    class State(models.TextChoices):
        WAITING = "waiting", "順番を待っています"
        RUNNING = "running", "進めています"
        DONE = "done", "終わりました"
        REFUSED = "refused", "できませんでした"
        FAILED = "failed", "途中で止まりました"

    UNFINISHED = (State.WAITING, State.RUNNING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    progress = models.PositiveIntegerField(default=0, help_text="Rows, or whatever the kind counts.")
    tries = models.PositiveSmallIntegerField(default=0)
    arguments = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    sentence = models.CharField(max_length=300, blank=True, help_text="Why it was refused.")
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(help_text="The last sign of life.")
    expires_at = models.DateTimeField()

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "時間のかかる仕事"
        verbose_name_plural = "時間のかかる仕事"
        indexes = [
            models.Index(fields=["touched_at"], name="jobs_at_work", condition=Q(state__in=["waiting", "running"]))
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_state_display()}"

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED
