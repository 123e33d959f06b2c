from datetime import timedelta

import pytest

from attendance.actions.close_session import close_session
from attendance.actions.mark import mark
from attendance.actions.study_by_staff import study_by_staff
from attendance.actions.walk_in import walk_in
from attendance.reports.help_reasons import HelpCode
from attendance.reports.opening import opening_of
from attendance.reports.progress import progress_of, progress_of_one
from attendance.reports.register import register_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(cast, today):
    """Kiyo was at the first session, which is closed; now is the second."""
    first, second, _ = cast.cohort.sessions.all()
    mark(enrolment=cast.kiyo, session=first, value="present", by=1, at=first.starts_at)
    close_session(session=first, by=cast.instructor.pk, at=first.ends_at)
    today.move_to(second.starts_at)
    return second


def test_quiet_is_nobody_who_joined_after_the_interval(cast, second):
    hide = walk_in(session=second, name="山下 ヒデ", by=1, at=second.starts_at).enrolment

    reasons = {p.enrolment: {reason.code for reason in p.reasons} for p in progress_of(cast.cohort).people}

    assert reasons == {cast.kiyo: {HelpCode.QUIET}, hide: {HelpCode.MISSED}}


def test_quiet_is_who_came_before_the_roster_was_typed_in(cast, second):
    type(cast.kiyo).objects.filter(pk=cast.kiyo.pk).update(created_at=second.starts_at)
    cast.kiyo.refresh_from_db()

    assert [reason.code for reason in progress_of_one(cast.kiyo).reasons] == [HelpCode.QUIET]


def test_a_question_stays_on_every_screen_when_it_was_tried_again(cast, second):
    for days, value in ((2, "ask"), (3, "again")):
        day = factories.TODAY + timedelta(days=days)
        study_by_staff(
            enrolment=cast.kiyo, material=cast.material, value=value, by=1, way="paper", happened_on=day,
            at=factories.moment(day),
        )  # fmt: skip

    assert [reason.code for reason in progress_of_one(cast.kiyo).reasons] == [HelpCode.ASKED]
    assert "聞きたい1" in register_of(second).rows[0].notes
    assert opening_of(second).asked == ((cast.material.title, 1),)
