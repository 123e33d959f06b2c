"""A roster between preview and confirmation is seen by who sent it, while that person runs the class, for 24 hours."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from attendance.models import RosterUpload
from courses.permissions.cohorts import manageable_by

KEPT_FOR = timedelta(hours=24)


def visible_to(user: Any, at: datetime | None = None) -> QuerySet[RosterUpload]:
    since = (at or timezone.now()) - KEPT_FOR
    return RosterUpload.objects.filter(by_id=user.pk, cohort__in=manageable_by(user), created_at__gt=since)
