"""Workers are killed while they read and save three thousand people: it is all of them or nobody, and the next one ends
what was begun. Real processes on a real database; the moments are random, by seed."""

import random
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from attendance.actions.job import SILENT_FOR, start_job, wake_silent_jobs
from attendance.actions.keep_roster import delete_old_rosters, keep_roster, wait_for_job
from attendance.imports.roster.sent import preview_sent
from attendance.models import Enrolment, Job, Learner, RosterUpload
from tests import factories
from tests.killed import place, wait_for
from tests.spreadsheets import csv_of, xlsx_of

PEOPLE = 3000
NOBODY, ALL = (0, 0), (PEOPLE, PEOPLE)
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(tmp_path, settings, monkeypatch, transactional_db):
    settings.PRIVATE_ROOT = tmp_path / "private"
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)
    with place(tmp_path) as made:
        yield made


def sent(code, content):
    """A class of its own municipality, and a roster for it."""
    town = factories.municipality(code, f"町{code}")
    clerk = factories.staff("municipality", town)
    return keep_roster(cohort=factories.cohort(town), by=clerk, file_name="名簿", content=content)


def rows(*more):
    heading = ("氏名", "フリガナ", "TEL", *more)
    return [heading, *((f"青木 {n}", "アオキ", f"089-{n:04}-0031", *more) for n in range(PEOPLE))]


def csv():
    return csv_of(*(",".join(row) for row in rows()))


def begin(upload, kind, **arguments):
    job = start_job(kind=kind, by=upload.by, arguments={"upload": str(upload.pk), **arguments})
    wait_for_job(upload=upload, job=job)
    return job


def take_in(upload):
    decision = preview_sent(upload, timezone.localdate()).decision
    return begin(upload, Job.Kind.TAKE_IN_ROSTER, decision=decision, withdraw=[], only_good=False)


def now(job):
    return Job.objects.get(pk=job.pk)


def is_done(job):
    return now(job).state == Job.State.DONE


def there(upload):
    """Learners and enrolments, counted at one moment."""
    people = Learner.objects.filter(municipality=upload.cohort.municipality_id)
    return tuple(people.aggregate(one=Count("pk", distinct=True), two=Count("enrolments")).values())


def files():
    return [path.name for path in Path(settings.PRIVATE_ROOT, "rosters").iterdir()]


def after_the_silence():
    Job.objects.unfinished().update(touched_at=timezone.now() - SILENT_FOR - timedelta(seconds=1))
    wake_silent_jobs()


def assert_taken_in_once(upload, job):
    numbers = Enrolment.objects.in_cohort(upload.cohort).order_by("number").values_list("number", flat=True)
    assert there(upload) == ALL
    assert list(numbers) == list(range(1, PEOPLE + 1))
    assert (now(job).state, now(job).result) == ("done", {"new": PEOPLE, "known": 0, "withdrawn": 0})
    assert not RosterUpload.objects.filter(pk=upload.pk).exists()


def assert_nothing_left():
    """A worker killed between its commit and deleting the files leaves them to the hourly tidying."""
    delete_old_rosters(at=timezone.now() + timedelta(minutes=11))
    assert files() == []


def claimed(job, tries):
    """Whether it was reached in time: the machine may be quicker than the hand that kills."""
    return wait_for(lambda: now(job).tries == tries or is_done(job)) and not is_done(job)


def normal_time(job):
    claimed(job, 1)
    began = time.monotonic()
    wait_for(lambda: is_done(job))
    return time.monotonic() - began


def test_worker_killed_twice_leaves_all_or_nothing_and_the_third_ends_it(here):
    moments, cluster = random.Random(1), here.cluster()
    seconds = normal_time(take_in(sent("900000", csv())))
    for code in ("900001", "900002", "900003"):
        upload = sent(code, csv())
        job = take_in(upload)
        for tries in (1, 2):
            if claimed(job, tries):
                time.sleep(moments.uniform(0, seconds))
                cluster.kill_worker()
                assert there(upload) in (NOBODY, ALL)
                cluster = ready(cluster, here, job)
                after_the_silence()

        wait_for(lambda job=job: is_done(job))
        assert_taken_in_once(upload, job)
    assert_nothing_left()


def ready(cluster, here, job):
    """A worker killed when its work was done may have held the lock of the queue; only a new cluster goes on then."""
    if not is_done(job):
        return cluster
    cluster.kill()
    return here.cluster()


def test_whole_cluster_killed_leaves_all_or_nothing_and_the_next_ends_it(here):
    moments, uploads, jobs = random.Random(2), [], []
    for n in range(5):
        uploads.append(sent(f"90000{n}", csv()))
        jobs.append(take_in(uploads[-1]))
        cluster = here.cluster()
        time.sleep(moments.uniform(0, 1.5))
        cluster.kill()
        assert [upload for upload in uploads if there(upload) not in (NOBODY, ALL)] == []
        after_the_silence()
        # Of the same work, three killed workers are the end; somebody presses the button then.
        jobs = [again(upload, job) for upload, job in zip(uploads, jobs, strict=True)]

    here.cluster()
    for upload, job in zip(uploads, jobs, strict=True):
        wait_for(lambda job=job: is_done(job))
        assert_taken_in_once(upload, job)
    assert_nothing_left()


def again(upload, job):
    if now(job).state != Job.State.FAILED:
        return job
    assert there(upload) == NOBODY
    return take_in(upload)


def test_killed_reading_is_read_by_the_next_and_leaves_no_file(here):
    moments = random.Random(3)
    upload = sent("900001", xlsx_of(*rows(*(f"未定{n}" for n in range(20)))))
    reading = begin(upload, Job.Kind.READ_ROSTER)
    for tries in (1, 2):
        cluster = here.cluster()
        assert claimed(reading, tries)
        time.sleep(moments.uniform(0, 1.5))
        cluster.kill()
        after_the_silence()

    here.cluster()
    wait_for(lambda: is_done(reading))
    job = take_in(upload)
    wait_for(lambda: is_done(job))

    assert_taken_in_once(upload, job)
    assert_nothing_left()
