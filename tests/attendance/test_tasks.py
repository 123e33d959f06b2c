import os
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule

from attendance import tasks
from attendance.actions import job as jobs
from attendance.actions.job import start_job
from attendance.actions.keep_roster import keep_roster
from attendance.imports.roster.sent import preview_sent, take_in
from attendance.models import Enrolment, Job, Learner, RosterUpload
from attendance.tasks import run_job, tidy_private_files
from courses.models import StaffAssignment, User
from tests import factories
from tests.at_once import at_once
from tests.spreadsheets import csv_of

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

    assert sorted(schedules) == [
        "attendance.tasks.check_figures",
        "attendance.tasks.refresh_figures",
        "attendance.tasks.tidy_private_files",
        "attendance.tasks.wake_jobs",
        "materials.tasks.publish_scheduled_pages",
    ]
    assert all(callable(import_string(func)) for func in schedules)


@pytest.fixture
def folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings.PRIVATE_ROOT / "rosters"


@pytest.fixture
def started(monkeypatch):
    """Jobs only wait: the test is the worker."""
    monkeypatch.setattr(jobs, "async_task", lambda *args, **kwargs: None)


def taking_in(cast, *rows, cohort=None, **said):
    upload = keep_roster(cohort=cohort or cast.cohort, by=cast.clerk, file_name="名簿.csv", content=csv_of(*rows))
    decision = preview_sent(upload, timezone.localdate()).decision
    arguments = {"upload": str(upload.pk), "decision": decision, "withdraw": [], "only_good": False, **said}
    return start_job(kind=Job.Kind.TAKE_IN_ROSTER, by=cast.clerk, arguments=arguments)


def outcome(job):
    ended = Job.objects.get(pk=job.pk)
    return ended.state, ended.sentence or ended.result


def names(cohort):
    return list(Enrolment.objects.in_cohort(cohort).order_by("number").values_list("learner__name", flat=True))


def between(monkeypatch, happening):
    """Something happens after the people were saved and before the commit."""

    def taken_in(**arguments):
        result = take_in(**arguments)
        happening()
        return result

    monkeypatch.setattr(tasks, "take_in", taken_in)


GONE = "名簿のファイルは、もう消えています。もう一度選んでください。"


def test_roster_is_taken_in_and_goes(cast, folder, started):
    job = taking_in(cast, "氏名", "青木 茂", "山田 実")

    run_job(str(job.pk))
    run_job(str(job.pk))

    assert outcome(job) == ("done", {"new": 2, "known": 0, "withdrawn": 0})
    assert names(cast.cohort) == ["青野 キヨ", "青木 茂", "山田 実"]
    assert (RosterUpload.objects.count(), list(folder.iterdir())) == (0, [])


def test_roster_with_faults_stays_for_the_rest_of_its_rows(cast, folder, started):
    job = taking_in(cast, "氏名,生年月日", "青木 茂,", "山田 実,きのう", only_good=True)

    run_job(str(job.pk))

    assert (outcome(job), names(cast.cohort)) == (
        ("done", {"new": 1, "known": 0, "withdrawn": 0}),
        ["青野 キヨ", "青木 茂"],
    )
    assert (RosterUpload.objects.count(), len(list(folder.iterdir()))) == (1, 1)


@pytest.mark.parametrize("dismiss", [
    lambda clerk: StaffAssignment.objects.filter(user=clerk).update(until=factories.date(2026, 10, 19)),
    lambda clerk: User.objects.filter(pk=clerk.pk).update(is_active=False),
])  # fmt: skip
def test_nothing_is_done_for_who_was_dismissed_meanwhile(cast, folder, started, dismiss):
    job = taking_in(cast, "氏名", "青木 茂")
    dismiss(cast.clerk)

    run_job(str(job.pk))

    assert (outcome(job), names(cast.cohort)) == (("refused", GONE), ["青野 キヨ"])


def test_roster_that_was_discarded_while_being_saved_is_not_taken_in(cast, folder, started, monkeypatch):
    job = taking_in(cast, "氏名", "青木 茂")
    between(monkeypatch, lambda: RosterUpload.objects.all().delete())

    run_job(str(job.pk))

    assert (outcome(job), names(cast.cohort)) == (("refused", GONE), ["青野 キヨ"])


def test_worker_that_was_overtaken_takes_back_what_it_saved(cast, folder, started, monkeypatch):
    job = taking_in(cast, "氏名", "青木 茂")
    between(monkeypatch, lambda: Job.objects.update(tries=2))

    run_job(str(job.pk))

    assert (outcome(job), names(cast.cohort)) == (("running", {}), ["青野 キヨ"])
    assert (RosterUpload.objects.count(), len(list(folder.iterdir()))) == (1, 1)


def test_fault_of_ours_saves_nothing_and_keeps_the_roster(cast, folder, started, monkeypatch):
    job = taking_in(cast, "氏名", "青木 茂")
    between(monkeypatch, lambda: 1 / 0)

    run_job(str(job.pk))

    assert (outcome(job), names(cast.cohort)) == (("failed", {}), ["青野 キヨ"])
    assert RosterUpload.objects.count() == 1


at_the_same_moment = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")


@at_the_same_moment
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_it_once(cast, folder, started):
    job = taking_in(cast, "氏名", "青木 茂")

    at_once(*[lambda: run_job(str(job.pk))] * 2)

    assert outcome(job) == ("done", {"new": 1, "known": 0, "withdrawn": 0})
    assert (names(cast.cohort), Job.objects.get().tries) == (["青野 キヨ", "青木 茂"], 1)


@at_the_same_moment
@pytest.mark.django_db(transaction=True)
def test_button_pressed_twice_at_once_is_one_job(cast, folder, started):
    arguments = {"upload": "x", "decision": "y"}
    press = partial(start_job, kind=Job.Kind.TAKE_IN_ROSTER, by=cast.clerk, arguments=arguments)

    first, second = at_once(press, press)

    assert (first == second, Job.objects.count()) == (True, 1)


@at_the_same_moment
@pytest.mark.django_db(transaction=True)
def test_one_new_person_in_two_rosters_at_once_is_one_person(cast, folder, started):
    other = factories.cohort(cast.tobe, name="木曜クラス")
    both = [taking_in(cast, "氏名,TEL", "青木 茂,089-000-0031", cohort=each) for each in (cast.cohort, other)]

    at_once(*[partial(run_job, str(job.pk)) for job in both])

    assert Learner.objects.filter(name="青木 茂").count() == 1
    assert sorted(outcome(job)[0] for job in both) == ["done", "refused"]
