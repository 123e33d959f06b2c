import pytest

from courses.actions.write_groups import write_groups, write_memberships
from materials.actions.report_screen import report_screen
from materials.models import MaterialPage
from materials.reports.reading import reading_of
from tests import factories


@pytest.fixture
def home(cast, sign_in):
    write_groups()

    def read(user):
        write_memberships(user=user)
        return sign_in(user).get("/admin/").content.decode()

    return read


def say(material, *places):
    page = MaterialPage.objects.get(pk=material.pk)
    said = reading_of(page, "android", asks=True).actions[0].report_as
    for number, place in enumerate(places):
        report_screen(material=page, said=said, place=f"venue-{number}", place_name=place, at=factories.NOW)


def test_reports_of_two_venues_raise_the_page(cast, home):
    say(cast.material, "砥部町 中央公民館", "松前町 文化センター")

    page = home(cast.officer)

    assert "「画面が ちがう」の 知らせ" in page
    assert '<a href="/admin/screens/101/">101 毎朝、天気を見る</a>' in page
    assert "2件(砥部町 中央公民館、松前町 文化センター)" in page


def test_one_report_raises_nothing(cast, home):
    say(cast.material, "砥部町 中央公民館")

    assert "「画面が ちがう」の 知らせ" not in home(cast.officer)


def test_a_page_that_nobody_looked_at_for_half_a_year(cast, home):
    MaterialPage.objects.filter(pk=cast.material.pk).update(checked_on=factories.date(2026, 4, 1))

    assert "前に たしかめた日: 令和8年4月1日(水)" in home(cast.officer)

    MaterialPage.objects.filter(pk=cast.material.pk).update(checked_on=factories.date(2026, 10, 1))
    assert "6か月以上" not in home(cast.officer)


def test_holes_are_the_prefecture_s_where_the_page_is(cast, home):
    one = {"text": "設定を 押す", "note": "", "drawing": "", "alt": "", "picture": None}
    factories.material("102", "写真を 撮る", body=[{"type": "variants", "value": {"android": [one], "iphone": [one]}}])

    assert "シニア向けの 絵が ありません" in home(cast.officer)
    assert "シニア向けの 絵が ありません" not in home(cast.clerk)
