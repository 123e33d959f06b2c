"""Work in the background. The row is the work, the task of the queue only wakes somebody up: whoever wins the conditional
update does it, so a task that comes twice, or a second worker, is harmless. Nobody at work for a while: it is woken again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_q.tasks import async_task

from attendance.models import Job
from courses.models import User
from materials.refusal import Refusal

SILENT_FOR = timedelta(seconds=90)
"""Longer than the longest piece of work between two signs of life, a roster of 5,000 people being saved."""
KEPT_FOR = timedelta(days=7)
TRIES = 3


class TakenOver(Refusal):
    code = "taken_over"
    sentence = "ほかの処理が、この仕事を引きついでいます。"


def start_job(*, kind: str, by: Any, arguments: dict[str, Any]) -> Job:
    """The wake-up is written in the same transaction: there is no work without it, and none before the commit.
    Asking twice for the same, while it is at work or just done, is asking once: a button may be pressed twice."""
    now = timezone.now()
    with transaction.atomic():
        # One at a time, or the second does not see the first.
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        just_done = Q(state=Job.State.DONE, touched_at__gte=now - SILENT_FOR)
        asked = Job.objects.filter(Q(state__in=Job.UNFINISHED) | just_done, kind=kind, by=by, arguments=arguments)
        there = asked.first()
        if there is not None:
            return there
        job = Job.objects.create(kind=kind, by=by, arguments=arguments, touched_at=now, expires_at=now + KEPT_FOR)
        _wake(job)
    return job


def claim_job(*, job: Job) -> bool:
    """Whether the caller may do the work."""
    now = timezone.now()
    free = Job.objects.filter(pk=job.pk, state=Job.State.WAITING)
    left = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, tries__lt=TRIES).silent_since(now - SILENT_FOR)
    claimed = {"state": Job.State.RUNNING, "touched_at": now, "progress": 0, "tries": F("tries") + 1}
    won = bool(free.update(**claimed) or left.update(**claimed))
    job.refresh_from_db()
    return won


def progress_of(job: Job) -> Callable[[int], None]:
    """What the work calls to say how far it is, which is also its sign of life."""

    def note(done: int) -> None:
        mine = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, tries=job.tries)
        mine.update(progress=done, touched_at=timezone.now())

    return note


def finish_job(*, job: Job, result: dict[str, Any] | None = None) -> None:
    """Raises `TakenOver` when somebody else has begun it again meanwhile: called in the transaction of the work itself,
    this takes back the work of the slower one."""
    _end(job, Job.State.DONE, result=result or {})


def refuse_job(*, job: Job, sentence: str) -> None:
    """What was asked can't be done: said to who asked, and not tried again."""
    _end(job, Job.State.REFUSED, sentence=sentence[:300])


def fail_job(*, job: Job) -> None:
    """A fault of ours; it stands in the log."""
    _end(job, Job.State.FAILED)


def _end(job: Job, state: str, **fields: Any) -> None:
    mine = Job.objects.filter(pk=job.pk, tries=job.tries).unfinished()
    if not mine.update(state=state, touched_at=timezone.now(), **fields):
        raise TakenOver
    job.refresh_from_db()


def wake_silent_jobs(at: datetime | None = None) -> int:
    """Work whose worker is gone, or whose wake-up got lost, begins again; after three tries it has failed."""
    now = at or timezone.now()
    silent = Job.objects.silent_since(now - SILENT_FOR)
    silent.filter(tries__gte=TRIES).update(state=Job.State.FAILED, touched_at=now)
    woken = list(silent.filter(tries__lt=TRIES))
    for job in woken:
        _wake(job)
    return len(woken)


def _wake(job: Job) -> None:
    async_task("attendance.tasks.run_job", str(job.pk), task_name=f"{job.kind} {job.pk}"[:100])


def delete_expired_jobs(at: datetime | None = None) -> None:
    Job.objects.expired(at or timezone.now()).delete()
