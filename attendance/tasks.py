"""Work in the background, called by dotted path: fetch, then one action."""

import logging
import traceback
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from attendance.actions.job import (
    TakenOver,
    claim_job,
    delete_expired_jobs,
    fail_job,
    finish_job,
    progress_of,
    refuse_job,
    wake_silent_jobs,
)
from attendance.actions.keep_roster import RosterIsGone, delete_files_of, delete_old_rosters, forget_roster
from attendance.actions.tally import check_tallies, refresh_tallies
from attendance.imports.roster.sent import preview_sent, read_sent, take_in
from attendance.models import Job, RosterUpload
from attendance.permissions.jobs import job_of_task
from attendance.permissions.roster_uploads import upload_of_job
from materials.refusal import Refusal

logger = logging.getLogger(__name__)


def tidy_private_files() -> None:
    """Rosters that waited for more than 24 hours between preview and confirmation; jobs of last week."""
    delete_old_rosters()
    delete_expired_jobs()


def wake_jobs() -> None:
    """Those whose worker is gone."""
    wake_silent_jobs()


def refresh_figures() -> None:
    """Classes in which something has happened, so that pages find them counted."""
    refresh_tallies()


def check_figures() -> None:
    """Every night, against the acts."""
    check_tallies()


def run_job(job_id: str) -> None:
    """Whoever comes second finds nothing to do; whoever was overtaken leaves it to the other."""
    job = job_of_task(job_id)
    if not claim_job(job=job):
        return
    try:
        _work(job)
    except TakenOver:
        logger.warning("job %s of kind %s was taken over", job.pk, job.kind)


def _work(job: Job) -> None:
    """A refusal is an answer to who asked; any other error is a fault of ours and stands in the log."""
    try:
        _WORK[Job.Kind(job.kind)](job)
    except TakenOver:
        raise
    except Refusal as refusal:
        refuse_job(job=job, sentence=refusal.sentence)
    except Exception as error:
        # Where it broke and not what it says: a database names the row that it refuses, and in it a person.
        where = "".join(traceback.format_tb(error.__traceback__))
        logger.error("job %s of kind %s failed: %s\n%s", job.pk, job.kind, type(error).__name__, where)
        fail_job(job=job)


def _read_roster(job: Job) -> None:
    """Reads it to the end, people and all, so that the first look finds it read and its faults known."""
    upload = _sent(job)
    preview_sent(upload, timezone.localdate(), read_sent(upload, progress_of(job)))
    finish_job(job=job)


def _take_in_roster(job: Job) -> None:
    """All in one transaction with the job's own end: a worker that dies, or is overtaken, leaves nothing half done."""
    upload = _sent(job)
    preview = preview_sent(upload, timezone.localdate())
    progress_of(job)(len(preview.people))
    with transaction.atomic():
        result = take_in(
            upload=upload,
            preview=preview,
            decision=job.arguments["decision"],
            withdraw=[UUID(one) for one in job.arguments["withdraw"]],
            only_good=job.arguments["only_good"],
        )
        if not preview.faults:
            forget_roster(upload=upload)
        finish_job(job=job, result={"new": result.new, "known": result.known, "withdrawn": result.withdrawn})
    if not preview.faults:
        delete_files_of(upload)


def _sent(job: Job) -> RosterUpload:
    upload = upload_of_job(job)
    if upload is None:
        raise RosterIsGone
    return upload


_WORK = {Job.Kind.READ_ROSTER: _read_roster, Job.Kind.TAKE_IN_ROSTER: _take_in_roster}
