"""Every door of the README, opened on the demo as those who stand before it open it; and the pictures that stand there."""

import pytest

from attendance.models import Card
from attendance.reports.card_address import card_address
from courses.models import Session
from lms.demo import classes, staff
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE, DESK = 360, 1280
SCREENS = 760


@pytest.fixture
def demo(site, tmp_path):
    """The whole demo. Its classes need the users that the site has already."""
    classes.load(factories.TODAY, staff.load(2026, tmp_path / "none.txt"))
    return site


@pytest.fixture
def desk(demo, walk):
    return walk


def test_the_phones_doors(demo, phone):
    phone.go("/")
    phone.picture("door-public", PHONE, height=SCREENS)
    phone.go("/m/101")
    phone.picture("door-material", PHONE, height=SCREENS)

    phone.go(card_address(Card.objects.filter(learner__enrolments__cohort__slug="tobe-demo")[0]))
    phone.picture("door-learner", PHONE, height=SCREENS)
    assert phone.page.url.endswith("/me/")

    phone.sign_in("koshi")
    phone.go(
        f"/classroom/sessions/{Session.objects.get(cohort__slug='tobe-demo', curriculum_step__position=2).pk}/register/"
    )
    phone.picture("door-classroom", PHONE, height=SCREENS)
    assert phone.page.get_by_role("button", name="さん").count() > 10
    assert phone.faults == []


def test_the_offices_doors(desk):
    desk.sign_in("tobe")
    desk.press("数字", role="link")
    desk.picture("door-office", DESK, height=1180)
    assert "定着率" in desk.page.inner_text("main")

    desk.sign_in("ken")
    desk.picture("door-prefecture", DESK, height=1180)
    assert desk.page.inner_text("main").count("まだ クラスなし") < 20
    assert desk.faults == []


def test_the_editors_door(desk):
    desk.sign_in("kyozai")
    desk.page.goto(desk.site.url + "/admin/pages/")

    assert "自習教材" in desk.page.content() or "松山市" in desk.page.content()
