"""Work in the background is seen by who asked for it."""

from typing import Any

from attendance.models import Job
from attendance.models.job import JobQuerySet


def visible_to(user: Any) -> JobQuerySet:
    return Job.objects.filter(by_id=user.pk)


def job_of_task(job_id: str) -> Job:
    """For the worker, which acts for whoever asked."""
    return Job.objects.select_related("by").get(pk=job_id)
