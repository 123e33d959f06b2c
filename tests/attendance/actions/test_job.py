from datetime import timedelta

import pytest
from django_q.models import OrmQ

from attendance.actions import job as jobs
from attendance.actions.job import (
    TakenOver,
    claim_job,
    fail_job,
    finish_job,
    progress_of,
    refuse_job,
    start_job,
    wake_silent_jobs,
)
from attendance.models import Job
from tests import factories


@pytest.fixture
def woken(monkeypatch):
    """The ids that the queue was told about."""
    ids = []
    monkeypatch.setattr(jobs, "async_task", lambda path, job_id, **kwargs: ids.append((path, job_id)))
    return ids


@pytest.fixture
def job(cast, woken):
    return start_job(kind=Job.Kind.READ_ROSTER, by=cast.clerk, arguments={"upload": "x"})


def test_job_is_written_and_somebody_is_woken(job, woken):
    assert (job.state, job.tries, woken) == ("waiting", 0, [("attendance.tasks.run_job", str(job.pk))])


def test_first_who_claims_it_has_it(job):
    assert (claim_job(job=job), claim_job(job=job)) == (True, False)
    assert (job.state, job.tries) == ("running", 1)


def test_progress_is_a_sign_of_life(job, today):
    claim_job(job=job)
    today.shift(timedelta(seconds=80))

    progress_of(job)(250)

    today.shift(timedelta(seconds=80))
    assert (Job.objects.get().progress, wake_silent_jobs()) == (250, 0)


def test_work_of_a_dead_worker_is_woken_and_claimed_by_another(job, woken, today):
    claim_job(job=job)
    today.shift(timedelta(seconds=91))

    assert wake_silent_jobs() == 1
    assert (len(woken), claim_job(job=Job.objects.get()), Job.objects.get().tries) == (2, True, 2)


def test_slower_one_of_two_can_not_finish(job, today):
    slow = Job.objects.get()
    claim_job(job=slow)
    today.shift(timedelta(seconds=91))
    quick = Job.objects.get()
    claim_job(job=quick)

    with pytest.raises(TakenOver):
        finish_job(job=slow)
    finish_job(job=quick, result={"new": 1})

    assert (Job.objects.get().state, Job.objects.get().result) == ("done", {"new": 1})


def test_progress_of_the_slower_one_is_not_heard(job, today):
    slow = Job.objects.get()
    claim_job(job=slow)
    today.shift(timedelta(seconds=91))
    claim_job(job=Job.objects.get())

    progress_of(slow)(99)

    assert Job.objects.get().progress == 0


def test_after_three_tries_it_has_failed(job, woken, today):
    for _ in range(3):
        claim_job(job=Job.objects.get())
        today.shift(timedelta(seconds=91))
        wake_silent_jobs()

    assert (Job.objects.get().state, len(woken)) == ("failed", 3)


def test_finished_work_is_not_begun_again(job, today):
    claim_job(job=job)
    refuse_job(job=job, sentence="PDFは読めません。")
    today.shift(timedelta(days=1))

    assert (claim_job(job=job), wake_silent_jobs(), job.sentence) == (False, 0, "PDFは読めません。")


def test_expired_jobs_go_after_a_week(job):
    jobs.delete_expired_jobs(at=factories.NOW + timedelta(days=6))
    assert Job.objects.count() == 1

    jobs.delete_expired_jobs(at=factories.NOW + timedelta(days=8))
    assert Job.objects.count() == 0


def test_wake_up_is_in_the_queue_with_the_job(cast, settings, monkeypatch):
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)

    start_job(kind=Job.Kind.READ_ROSTER, by=cast.clerk, arguments={})

    assert (Job.objects.count(), OrmQ.objects.count()) == (1, 1)


def test_same_work_asked_for_twice_is_one_job(cast, job, woken):
    again = start_job(kind=Job.Kind.READ_ROSTER, by=cast.clerk, arguments={"upload": "x"})
    claim_job(job=job)
    finish_job(job=job)
    just_done = start_job(kind=Job.Kind.READ_ROSTER, by=cast.clerk, arguments={"upload": "x"})

    assert (again, just_done, Job.objects.count(), len(woken)) == (job, job, 1, 1)


def test_other_work_is_another_job(cast, job):
    start_job(kind=Job.Kind.READ_ROSTER, by=cast.clerk, arguments={"upload": "y"})
    start_job(kind=Job.Kind.TAKE_IN_ROSTER, by=cast.clerk, arguments={"upload": "x"})
    start_job(kind=Job.Kind.READ_ROSTER, by=cast.neighbour_clerk, arguments={"upload": "x"})

    assert Job.objects.count() == 4


@pytest.mark.parametrize("end", [fail_job, lambda job: refuse_job(job=job, sentence="x")])
def test_work_that_came_to_nothing_is_begun_anew(cast, job, end):
    claim_job(job=job)
    end(job=job)

    assert start_job(kind=Job.Kind.READ_ROSTER, by=cast.clerk, arguments={"upload": "x"}) != job


def test_work_done_a_while_ago_is_begun_anew(cast, job, today):
    claim_job(job=job)
    finish_job(job=job)
    today.shift(timedelta(seconds=91))

    assert start_job(kind=Job.Kind.READ_ROSTER, by=cast.clerk, arguments={"upload": "x"}) != job


def test_late_wake_up_is_no_fourth_try(job, today):
    for _ in range(3):
        claim_job(job=job)
        today.shift(timedelta(seconds=91))

    assert (claim_job(job=job), Job.objects.get().tries) == (False, 3)
