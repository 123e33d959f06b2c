from urllib.parse import urlsplit

import pytest

from attendance.actions.issue_certificate import issue_certificates
from attendance.models import Certificate
from attendance.printing.cohort_certificates import certificates_of
from tests import factories, meetings, paper

pytestmark = pytest.mark.django_db
AFTER = factories.moment(factories.TODAY + factories.timedelta(days=42), 18)


@pytest.fixture
def kiyo():
    return factories.enrolment(factories.cohort(slug="tobe-1"))


def issued(enrolment, *positions):
    for position in positions:
        meetings.hold(enrolment.cohort, position, [(enrolment, "present")])
    return issue_certificates(cohort=enrolment.cohort, by=7, at=AFTER)


def cancel(enrolment, position):
    enrolment.cohort.sessions.filter(curriculum_step__position=position).update(state="cancelled")


def words(rows):
    return [paper.text(page) for page in paper.pages(certificates_of(rows))]


def test_certificates_of_say_how_many_meetings_and_hours(kiyo):
    (face,) = words(issued(kiyo, 1, 2, 3))

    assert "「基本講座」で開かれたすべての回(全3回4時間30分)に出席されました。" in face


def test_certificates_of_leave_out_a_cancelled_meeting(kiyo):
    cancel(kiyo, 2)

    (face,) = words(issued(kiyo, 1, 3))

    assert "開かれたすべての回(全2回3時間)に出席されました。" in face


def test_certificates_of_count_a_made_up_meeting(kiyo):
    other = factories.cohort(kiyo.cohort.municipality, first_day=factories.TODAY + factories.timedelta(days=1))
    meetings.hold(kiyo.cohort, 2, [(kiyo, "absent")])
    meetings.hold(other, 2, [(kiyo, "present")])

    (face,) = words(issued(kiyo, 1, 3))

    assert "開かれたすべての回(全3回4時間30分)に出席されました。" in face
    assert "出席(補講をふくむ)" in face


def test_certificates_of_say_no_number_when_meetings_changed_since(kiyo):
    rows = issued(kiyo, 1, 2)
    cancel(kiyo, 3)

    (face,) = words(rows)

    assert "開かれたすべての回(4時間30分)に出席されました。" in face


def test_certificates_of_ask_once_for_the_whole_class(kiyo, django_assert_num_queries):
    neighbour = factories.enrolment(kiyo.cohort, name="伊藤 文", telephone="089-000-0011")
    for position in (1, 2, 3):
        meetings.hold(kiyo.cohort, position, [(kiyo, "present"), (neighbour, "present")])
    issued(kiyo)
    rows = list(Certificate.objects.all())

    with django_assert_num_queries(1):
        pdf = certificates_of(rows)

    assert len(paper.pages(pdf)) == 2


def test_certificates_of_print_the_code_that_is_answered(kiyo, client):
    rows = issued(kiyo, 1, 2, 3)

    ((code,),) = paper.codes(certificates_of(rows))

    assert code == f"HTTP://127.0.0.1:8000/VERIFY/{rows[0].serial}"
    with meetings.on_day(meetings.meeting(kiyo.cohort, 3)):
        assert "この修了証は 有効です" in client.get(urlsplit(code).path).content.decode()
