"""A roster between preview and confirmation is seen by who sent it, while that person runs the class, for 24 hours."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from attendance.models import Job, RosterUpload
from courses.permissions.cohorts import manageable_by

KEPT_FOR = timedelta(hours=24)


def visible_to(user: Any, at: datetime | None = None) -> QuerySet[RosterUpload]:
    since = (at or timezone.now()) - KEPT_FOR
    return RosterUpload.objects.filter(by_id=user.pk, cohort__in=manageable_by(user), created_at__gt=since)


def upload_of_job(job: Job) -> RosterUpload | None:
    """What the job is about, while who asked for it may still see it: nobody has signed in here, so an account that was
    closed is looked for too."""
    seen = visible_to(job.by).filter(by__is_active=True, pk=job.arguments["upload"])
    return seen.select_related("cohort__municipality").first()
