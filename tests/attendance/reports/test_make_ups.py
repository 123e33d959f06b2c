import pytest

from attendance.actions.mark import mark
from attendance.reports.make_ups import may_make_up
from tests import factories

pytestmark = pytest.mark.django_db


def test_may_make_up_is_who_missed_it_in_another_class_of_the_municipality(cast):
    monday = factories.cohort(cast.tobe, name="月曜クラス", first_day=factories.date(2026, 10, 12))
    came, missed = (factories.enrolment(monday, name=name) for name in ("一番 さん", "二番 さん"))
    mark(enrolment=came, session=monday.sessions.first(), value="late", by=1, at=factories.NOW)
    mark(enrolment=missed, session=monday.sessions.first(), value="apology", by=1, at=factories.NOW)

    assert list(may_make_up(cast.cohort.sessions.first())) == [missed]


def test_may_make_up_leaves_out_cancelled_classes_and_who_withdrew(cast):
    monday = factories.cohort(cast.tobe, name="月曜クラス")
    gone = factories.enrolment(monday, name="一番 さん")
    gone.state = "withdrawn"
    gone.save()
    cancelled = factories.cohort(cast.tobe, name="水曜クラス")
    factories.enrolment(cancelled, name="二番 さん")
    cancelled.cancelled_at = factories.NOW
    cancelled.save()

    assert list(may_make_up(cast.cohort.sessions.first())) == []
