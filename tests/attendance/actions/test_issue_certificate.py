import pytest

from attendance.actions.change_learner import change_learner
from attendance.actions.enrol import NewLearner
from attendance.actions.issue_certificate import NobodyCompletes, issue_certificates
from attendance.models import Certificate
from tests import factories, meetings

pytestmark = pytest.mark.django_db
RULE = "開かれた すべての回に 出席(補講をふくむ)"
LAST_DAY = factories.TODAY + factories.timedelta(days=42)
AFTER = factories.moment(LAST_DAY, 18)


@pytest.fixture
def kiyo():
    return factories.enrolment(factories.cohort(slug="tobe-1"), name="𠮷田 キヨ")


def come_to(enrolment, *positions):
    for position in positions:
        meetings.hold(enrolment.cohort, position, [(enrolment, "present")])


def issue(cohort, at=AFTER, **more):
    return issue_certificates(cohort=cohort, by=7, at=at, **more)


def test_issue_certificate_copies_what_is_printed(kiyo):
    come_to(kiyo, 1, 2, 3)

    (made,) = issue(kiyo.cohort)

    assert (made.enrolment, made.course_title, made.municipality_name) == (kiyo, "基本講座", "砥部町")
    assert (made.fiscal_year, made.minutes, made.rule) == (2026, 270, RULE)
    assert (made.name_as_printed, made.issued_on, made.issued_by) == ("𠮷田 キヨ", LAST_DAY, 7)
    assert (made.serial[:12], len(made.serial)) == ("2026-384020-", 20)


def test_issue_certificate_twice_is_one_with_the_same_serial(kiyo):
    come_to(kiyo, 1, 2, 3)

    first, again = issue(kiyo.cohort), issue(kiyo.cohort, at=AFTER + factories.timedelta(days=9))

    assert [row.serial for row in first] == [row.serial for row in again]
    assert Certificate.objects.get().issued_on == LAST_DAY


def test_issue_certificate_keeps_the_rule_as_it_was(kiyo):
    come_to(kiyo, 1, 2, 3)
    issue(kiyo.cohort)
    kiyo.cohort.course.title = "応用講座"
    kiyo.cohort.checkpoint_share = 1
    meetings.level(kiyo, meetings.meeting(kiyo.cohort, 3), "S3-1", "closing", 2)

    (again,) = issue(kiyo.cohort)

    assert (again.rule, again.course_title) == (RULE, "基本講座")


def test_issue_certificate_again_takes_a_corrected_name(kiyo):
    come_to(kiyo, 1, 2, 3)
    first = issue(kiyo.cohort)[0]
    change_learner(learner=kiyo.learner, person=NewLearner(name="髙田 キヨ"))

    (again,) = issue(kiyo.cohort)

    assert (again.serial, again.name_as_printed) == (first.serial, "髙田 キヨ")
    assert Certificate.objects.get().name_as_printed == "髙田 キヨ"


def test_issue_certificate_the_day_before_for_those_expected(kiyo):
    absent = factories.enrolment(kiyo.cohort, name="伊藤 文")
    come_to(kiyo, 1, 2)

    issued = issue(kiyo.cohort, at=AFTER - factories.timedelta(days=1))

    assert [row.enrolment for row in issued] == [kiyo]
    assert not Certificate.objects.filter(enrolment=absent).exists()


def test_issue_certificate_counts_a_make_up(kiyo):
    come_to(kiyo, 1, 3)
    companion = factories.enrolment(kiyo.cohort, name="伊藤 文")
    meetings.hold(kiyo.cohort, 2, [(companion, "present")])
    other = factories.cohort(kiyo.cohort.municipality, name="金曜クラス", first_day=factories.TODAY)
    meetings.come(kiyo, meetings.meeting(other, 2))

    assert [row.enrolment for row in issue(kiyo.cohort)] == [kiyo]


def test_issue_certificate_leaves_out_a_cancelled_meeting(kiyo):
    come_to(kiyo, 1, 2)
    kiyo.cohort.sessions.filter(curriculum_step__position=3).update(state="cancelled")

    (made,) = issue(kiyo.cohort)

    assert made.minutes == 180


def test_issue_certificate_for_one(kiyo):
    companion = factories.enrolment(kiyo.cohort, name="伊藤 文")
    for position in (1, 2, 3):
        meetings.hold(kiyo.cohort, position, [(kiyo, "present"), (companion, "present")])

    assert [row.enrolment for row in issue(kiyo.cohort, only=[companion.pk])] == [companion]


def test_issue_certificate_refused_when_nobody_completes(kiyo):
    come_to(kiyo, 1)

    with pytest.raises(NobodyCompletes):
        issue(kiyo.cohort, at=factories.moment(factories.TODAY, 18))

    assert Certificate.objects.count() == 0


def test_issue_certificate_refused_for_one_who_missed(kiyo):
    companion = factories.enrolment(kiyo.cohort, name="伊藤 文")
    for position in (1, 2, 3):
        meetings.hold(kiyo.cohort, position, [(kiyo, "present")])

    with pytest.raises(NobodyCompletes):
        issue(kiyo.cohort, only=[companion.pk])
