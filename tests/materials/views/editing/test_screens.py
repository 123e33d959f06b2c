import re
from datetime import timedelta

import pytest
import time_machine

from courses.actions.write_groups import write_groups, write_memberships
from materials.actions.report_screen import report_screen
from materials.models import MaterialPage, ScreenReport
from materials.reports.reading import reading_of
from tests import factories


@pytest.fixture
def editing(cast, sign_in):
    write_groups()

    def signed_in(user):
        write_memberships(user=user)
        return sign_in(user)

    return signed_in


def test_all_pages_stand_in_one_table(cast, editing):
    one = {"text": "設定を 押す", "note": "", "drawing": "", "alt": "", "picture": None}
    factories.material(
        "102", "写真を 撮る", body=[{"type": "variants", "value": {"android": [one, one], "iphone": [one]}}]
    )

    page = editing(cast.officer).get("/admin/screens/").content.decode()

    cells = re.findall(r"data-name=\"(アンドロイド|アイフォーン|シニア向け)\">(?:<b>)?(どれも 同じ|なし|\d)<", page)
    phones = ["アンドロイド", "アイフォーン", "シニア向け"]
    assert cells == [*((phone, "どれも 同じ") for phone in phones), *zip(phones, ["2", "1", "なし"], strict=True)]


def test_own_pages_alone_stand_there(cast, editing):
    assert "公開中の 教材は まだ ありません。" in editing(cast.clerk).get("/admin/screens/").content.decode()


def test_a_press_settles_and_stamps_the_day(cast, editing):
    response = editing(cast.officer).post("/admin/screens/101/")

    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")
    assert MaterialPage.objects.get(pk=cast.material.pk).checked_on == factories.TODAY


def test_what_was_reported_meanwhile_stays_open(cast, editing):
    client, later = editing(cast.officer), factories.NOW + timedelta(minutes=1)
    seen = re.search(r'name="seen" value="([^"]+)"', client.get("/admin/screens/101/").content.decode())[1]
    said = reading_of(cast.material, "android", asks=True).actions[0].report_as
    report_screen(material=cast.material, said=said, place="venue-1", at=later)

    with time_machine.travel(later + timedelta(minutes=1), tick=False):
        answer = client.post("/admin/screens/101/", {"seen": seen}, follow=True).content.decode()
        left = ScreenReport.objects.open().count()
        client.post("/admin/screens/101/", {"seen": "むかし"})

    assert ("知らせが また 届きました" in answer, left, ScreenReport.objects.open().count()) == (True, 1, 0)


def test_reading_changes_nothing(cast, editing):
    assert "まだ だれも たしかめていません" in editing(cast.officer).get("/admin/screens/101/").content.decode()
    assert MaterialPage.objects.get(pk=cast.material.pk).checked_on is None


@pytest.mark.parametrize("who", ["editor", "clerk", "neighbour_clerk"])
@pytest.mark.parametrize("verb", ["get", "post"])
def test_pages_of_others_are_not_found(cast, editing, who, verb):
    assert getattr(editing(getattr(cast, who)), verb)("/admin/screens/101/").status_code == 404


def test_history_says_who_looked(cast, editing):
    client = editing(cast.officer)
    client.post("/admin/screens/101/")

    page = client.get(f"/admin/pages/{cast.material.pk}/history/").content.decode()

    assert "絵を スマホと 見くらべて、同じだと たしかめました" in page
    assert ScreenReport.objects.count() == 0
