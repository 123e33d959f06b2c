"""March: a municipality hands its year to the prefecture, the prefecture reads it and asks once more."""

import io
from datetime import date, timedelta

import openpyxl
import pytest

from attendance.actions.enrol import add_learner, enrol
from attendance.models import GivenBack, TakenOut, YearReport
from courses.models import Municipality, User
from lms.demo import story
from lms.demo.people import people
from tests import factories
from tests.tallied import met, tallied
from tests.year_reports import sent

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WINTER, MARCH = date(2027, 1, 12), date(2027, 3, 9)
NOTE = "第3回の名簿は、講師が紙で持っています。"
WHY = "第3回の出席を入れて、もう一度送ってください。"


@pytest.fixture
def winter(class_of, clock):
    """A class of nine. Nobody has typed the register of the third meeting, and it is March."""
    cohort = class_of("384020", "tobe-1", WINTER)
    for person in people("tobe", 9, "089", WINTER):
        enrol(cohort=cohort, learner=add_learner(municipality=cohort.municipality, person=person))
    clock.move_to(factories.moment(MARCH))
    before_the_third = factories.moment(WINTER + timedelta(days=41))
    story.tell(cohort, before_the_third, User.objects.get(username="koshi"))
    return cohort


@pytest.fixture
def towns(site, clock):
    """Six that began alike and one with four people, whom another one hides with it; the first has reported."""
    kept = {"384020": 38, "384011": 40, "382019": 44, "382027": 46, "382035": 36, "382051": 42}
    for code, count in kept.items():
        town = Municipality.objects.get(pk=code)
        tallied(town, **met(12, 11, 10, kept=count, lost=50 - count, solid=60, gained=20, completed=10))
    small = Municipality.objects.get(pk="382043")
    tallied(small, **met(4, 3, 3, kept=8, lost=2, solid=12, gained=3, completed=3))
    clock.move_to(factories.moment(MARCH))
    clerk = User.objects.get(username="tobe")
    return sent(Municipality.objects.get(pk="384020"), clerk, at=factories.moment(MARCH), note=NOTE)


def words(walk, region):
    """What stands in the section of this heading."""
    return walk.page.locator(f"section:has(> #{region}), section:has(> .head > #{region})").inner_text()


def test_a_clerk_in_march(walk, winter):
    walk.sign_in("tobe")
    assert ("火曜クラス" in words(walk, "h-open"), "声をかける人" in words(walk, "h-follow")) == (True, True)

    walk.press("数字", role="link", exact=True)
    assert "まだ県に報告していません" in words(walk, "h-report")
    assert "開かれたすべての回に出席した人" in definition(walk, "修了率")
    book = exported(walk)

    walk.press("県に報告する", role="link")
    assert "紙の名簿から写す" in words(walk, "h-open")
    walk.picture("report-send", 1280)
    walk.page.get_by_label("県への連絡").fill(NOTE)
    walk.press("この数字を県に送る")

    assert "砥部町の令和8年度の数字を、県に報告しました。" in walk.page.get_by_role("status").inner_text()
    report = YearReport.objects.get()
    assert (report.note, report.counts["meetings/not_taken"]) == (NOTE, 1)
    assert written(book)["開いた回"] == (2, 3) == (report.counts["meetings/held"], report.counts["meetings/planned"])
    assert (walk.clicks, walk.faults) == (6, [])


def definition(walk, name):
    walk.clicks += 1
    walk.page.locator("summary", has_text=f"{name}の数え方").click()
    walk.look()
    return walk.page.locator("details[open]", has_text=f"{name}の数え方").inner_text()


def exported(walk):
    walk.clicks += 1
    with walk.page.expect_download() as file:
        walk.page.get_by_role("form", name="数字を書き出す").get_by_role("button", name="Excel").click()
    return openpyxl.load_workbook(io.BytesIO(file.value.path().read_bytes()))


def written(book):
    rows = book["数字"].iter_rows(min_row=2, values_only=True)
    return {row[0]: row[2:4] for row in rows if not row[1]}


def test_a_clerk_without_javascript_who_clicks_twice(walk, winter, new_context):
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(walk.site.url + "/accounts/login/")
    plain.get_by_label("利用者名").fill("tobe")
    plain.locator("input[type=password]").fill(walk.site.passwords["tobe"])
    plain.get_by_role("button", name="入る(サインイン)").click()
    plain.get_by_role("link", name="数字", exact=True).click()
    plain.get_by_role("link", name="県に報告する").click()

    plain.get_by_role("button", name="この数字を県に送る").dblclick()
    plain.get_by_role("heading", name="報告した数字").wait_for()

    assert YearReport.objects.get().municipality_name == "砥部町"


def test_an_officer_in_march(walk, towns):
    walk.sign_in("ken")
    assert "1\n市町が報告ずみ(20市町のうち。クラスがあるのは 7市町)" in words(walk, "h-reports")
    assert walk.page.locator("tr", has_text="八幡浜市").locator(".masked").count() > 3

    walk.press("砥部町", role="link", exact=True)
    assert "はじめの段階が近い" in walk.page.get_by_role("main").inner_text()
    walk.press("報告", role="link", exact=True)
    walk.press("砥部町の 報告を見る", role="link")
    walk.picture("report-prefecture", 1280)
    assert NOTE in words(walk, "h-note")
    walk.page.get_by_label("差し戻すわけ").fill(WHY)
    walk.press("わけを書いて差し戻す")

    assert ("差し戻し中" in words(walk, "h-returned"), WHY in words(walk, "h-returned")) == (True, True)
    assert (GivenBack.objects.get().report, TakenOut.objects.count()) == (towns, 0)
    assert (walk.clicks, walk.faults) == (5, [])


def test_a_clerk_reads_why_and_sends_again(walk, towns):
    walk.sign_in("ken")
    walk.go(f"/office/reports/{towns.pk}/")
    walk.page.get_by_label("差し戻すわけ").fill(WHY)
    walk.press("わけを書いて差し戻す")

    walk.sign_in("tobe")
    walk.press("数字", role="link", exact=True)
    assert WHY in words(walk, "h-report")
    walk.press("もう一度 県に報告する", role="link")
    walk.press("この数字を県に送る")

    assert [bool(report.returned) for report in YearReport.objects.latest_first()] == [False, True]
    assert walk.faults == []
