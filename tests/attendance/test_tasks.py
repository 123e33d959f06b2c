import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule

from attendance.actions.keep_roster import keep_roster
from attendance.models import RosterUpload
from attendance.tasks import tidy_private_files

pytestmark = pytest.mark.django_db


def test_tidy_private_files_deletes_row_and_file_after_a_day_and_not_before(cast):
    fresh = keep_roster(cohort=cast.cohort, by=cast.clerk, file_name="new.csv", content=b"a")
    old = keep_roster(cohort=cast.neighbour_cohort, by=cast.neighbour_clerk, file_name="old.csv", content=b"b")
    two_days_ago = timezone.now() - timedelta(days=2)
    RosterUpload.objects.filter(pk=old.pk).update(created_at=two_days_ago)
    folder = Path(settings.PRIVATE_ROOT) / "rosters"
    os.utime(folder / str(old.pk), (two_days_ago.timestamp(),) * 2)

    tidy_private_files()
    tidy_private_files()

    assert [row.pk for row in RosterUpload.objects.all()] == [fresh.pk]
    assert (folder / str(fresh.pk)).exists()
    assert not (folder / str(old.pk)).exists()


def test_every_schedule_names_a_task_that_exists():
    schedules = list(Schedule.objects.values_list("func", flat=True))

    assert sorted(schedules) == ["attendance.tasks.tidy_private_files", "materials.tasks.publish_scheduled_pages"]
    assert all(callable(import_string(func)) for func in schedules)
