from datetime import timedelta

import pytest

from attendance.actions.give_back import GivenBackAlready, NewerReport, NotThePrefecture, give_back
from attendance.models import GivenBack, YearReport
from tests import factories
from tests.year_reports import sent

WHY = "第3回の出席が入っていません。"


@pytest.fixture
def report(cast):
    return sent(cast.tobe, cast.clerk)


def test_a_report_is_given_back_with_a_reason_and_stays_as_it_is(cast, report):
    before = YearReport.objects.values().get()

    give_back(report=report, reason=WHY, by=cast.officer, at=factories.NOW)

    row = GivenBack.objects.get()
    assert (row.report, row.reason, row.by, row.by_name) == (report, WHY, cast.officer, "県 事務局")
    assert YearReport.objects.values().get() == before


def test_the_same_reason_twice_is_given_once(cast, report):
    for _ in range(2):
        give_back(report=report, reason=WHY, by=cast.officer, at=factories.NOW)

    assert GivenBack.objects.count() == 1


def test_another_reason_afterwards_is_refused_and_the_first_stays(cast, report):
    give_back(report=report, reason=WHY, by=cast.officer, at=factories.NOW)

    with pytest.raises(GivenBackAlready):
        give_back(report=report, reason="別のわけ", by=cast.officer, at=factories.NOW)
    assert GivenBack.objects.get().reason == WHY


def test_a_report_with_a_newer_one_is_not_given_back(cast, report):
    newer = sent(cast.tobe, cast.clerk, at=factories.NOW + timedelta(minutes=1))
    sent(cast.masaki, cast.neighbour_clerk, at=factories.NOW + timedelta(minutes=2))

    with pytest.raises(NewerReport):
        give_back(report=report, reason=WHY, by=cast.officer, at=factories.NOW)
    assert give_back(report=newer, reason=WHY, by=cast.officer, at=factories.NOW).report == newer


@pytest.mark.parametrize("who", ["clerk", "neighbour_clerk", "instructor", "editor", "nobody"])
def test_nobody_but_the_prefecture_gives_back(cast, report, who):
    with pytest.raises(NotThePrefecture):
        give_back(report=report, reason=WHY, by=getattr(cast, who), at=factories.NOW)
    assert not GivenBack.objects.exists()
