import pytest

from attendance.models import Certificate
from tests import factories, meetings, paper

PATH = "cohorts/tobe-1/certificates/"


@pytest.fixture
def done(cast):
    """Two people who came to everything, one who missed the second meeting."""
    fumi = factories.enrolment(cast.cohort, name="髙橋 文", kana="タカハシ フミ")
    absent = factories.enrolment(cast.cohort, name="上田 サチ", kana="ウエダ サチ")
    for position in (1, 2, 3):
        marks = [(cast.kiyo, "present"), (fumi, "late"), (absent, "absent" if position == 2 else "present")]
        meetings.hold(cast.cohort, position, marks)
    with meetings.on_day(meetings.meeting(cast.cohort, 3)):
        yield fumi


def test_certificates_for_those_who_completed(cast, done, send):
    response = send(PATH)

    assert (response["Content-Type"], response["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert response["Content-Disposition"] == 'inline; filename="certificates-tobe-1.pdf"'
    sheets = [paper.text(page) for page in paper.pages(response.content)]
    assert ["青野キヨ" in sheets[0], "髙橋文" in sheets[1], len(sheets)] == [True, True, 2]
    assert ["令和8年12月1日" in sheet for sheet in sheets] == [True, True]


def test_certificates_for_one(done, send):
    response = send(PATH, enrolment=str(done.pk))

    assert len(paper.pages(response.content)) == 1
    assert list(Certificate.objects.values_list("enrolment", flat=True)) == [done.pk]


def test_certificates_twice_are_the_same(done, send):
    serials = []
    for _ in range(2):
        send(PATH)
        serials.append(sorted(Certificate.objects.values_list("serial", flat=True)))

    assert serials[0] == serials[1]


def test_certificates_for_nobody_say_why(cast, send):
    response = send(PATH)

    assert "修了した人、あと1回で修了する人が まだ いません" in response.content.decode()
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize("enrolment", ["x", "neighbour"])
def test_certificates_for_somebody_else_are_refused(cast, done, send, enrolment):
    sent = str(cast.neighbour.pk) if enrolment == "neighbour" else enrolment

    assert "まだ いません" in send(PATH, enrolment=sent).content.decode()
    assert Certificate.objects.count() == 0


def test_certificates_by_get_are_refused(cast, sign_in):
    assert sign_in(cast.clerk).get(f"/office/{PATH}").status_code == 405


@pytest.mark.parametrize(
    "who, status", [("neighbour_clerk", 404), ("instructor", 403), ("officer", 403), ("editor", 403)]
)
def test_certificates_are_refused_to_others(cast, done, send, who, status):
    assert send(PATH, by=getattr(cast, who)).status_code == status
    assert Certificate.objects.count() == 0
