import pytest

from attendance.actions.issue_certificate import issue_certificates
from attendance.models import Certificate
from attendance.reports.verification import verification_of, verify_address
from tests import factories, meetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def kiyo():
    return factories.enrolment(factories.cohort(slug="tobe-1"))


def printed(enrolment, *positions):
    """After these meetings, at the end of the last of them."""
    for position in positions:
        session = meetings.meeting(enrolment.cohort, position)
        meetings.hold(enrolment.cohort, position, [(enrolment, "present")])
    return issue_certificates(cohort=enrolment.cohort, by=1, at=session.ends_at)[0]


def answer(certificate, position, hours=24):
    session = meetings.meeting(certificate.enrolment.cohort, position)
    asked = verification_of(
        Certificate.objects.get(pk=certificate.pk), session.ends_at + factories.timedelta(hours=hours)
    )
    return asked.is_valid, asked.is_class_over


def test_verification_of_who_came_to_everything(kiyo):
    assert answer(printed(kiyo, 1, 2, 3), 3) == (True, True)


def test_verification_of_one_printed_before_the_last_meeting(kiyo):
    certificate = printed(kiyo, 1, 2)
    assert answer(certificate, 2) == (False, False)

    meetings.hold(kiyo.cohort, 3, [(kiyo, "present")])

    assert answer(certificate, 3) == (True, True)


def test_verification_of_who_did_not_come_to_the_last_meeting(kiyo):
    certificate = printed(kiyo, 1, 2)
    meetings.hold(kiyo.cohort, 3, [(kiyo, "absent")])

    assert answer(certificate, 3) == (False, True)


def test_verify_address_is_in_capitals(kiyo, settings):
    settings.SITE_URL = "https://tsuzuki.example.jp"
    certificate = printed(kiyo, 1, 2, 3)

    assert verify_address(certificate) == f"HTTPS://TSUZUKI.EXAMPLE.JP/VERIFY/{certificate.serial}"
