import pytest

from courses.models import Cohort
from tests import factories, meetings

PATH = "cohorts/tobe-1/cancel/"


def is_cancelled():
    return Cohort.objects.get(slug="tobe-1").is_cancelled


def test_cancel_cohort_asks_first(look):
    text = look(PATH)

    assert ("「火曜クラス」を中止にしますか" in text, "受講者 1人の名前と記録は残ります" in text) == (True, True)
    assert not is_cancelled()


def test_cancel_cohort_is_done_and_says_whom_to_call(send):
    text = send(PATH).content.decode()

    assert ("「火曜クラス」を中止にしました" in text, "下の1人に電話で知らせてください" in text) == (True, True)
    assert is_cancelled()


def test_cancel_cohort_twice_says_that_it_is(send, look):
    send(PATH)

    assert "もう中止になっています。" in look(PATH)


def test_cancel_cohort_that_has_begun_is_refused(cast, send):
    meetings.hold(cast.cohort, 1, [(cast.kiyo, "present")])

    assert "もう 開いた回が あります" in send(PATH).content.decode()
    assert not is_cancelled()


@pytest.mark.parametrize("who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403)])
def test_cancel_cohort_is_refused_to_others(cast, send, who, status):
    assert send(PATH, by=getattr(cast, who)).status_code == status
    assert not is_cancelled()


def test_cancel_cohort_leaves_the_neighbours_alone(cast, send):
    assert send("cohorts/masaki-1/cancel/").status_code == 404
    assert Cohort.objects.get(slug="masaki-1").cancelled_at is None
    assert factories.Cohort.objects.filter(cancelled_at=None).count() == 2
