import pytest

from materials.actions.report_screen import PictureIsGone, report_screen
from materials.models import MaterialPage, ScreenReport
from materials.reports.reading import reading_of
from tests import factories

pytestmark = pytest.mark.django_db
VARIANTS = {
    "type": "variants",
    "value": {family: [factories.action(f"{family}の 設定")["value"]] for family in ("android", "iphone")},
}


@pytest.fixture
def page(today):
    made = factories.material(body=[factories.action(), VARIANTS])
    return MaterialPage.objects.get(pk=made.pk)


def says(page, family, position):
    return reading_of(page, family, asks=True).actions[position].report_as


def report(page, said, **other):
    return report_screen(**{"material": page, "said": said, "at": factories.NOW, **other})


def test_report_says_action_phone_and_place(page):
    kept = report(page, says(page, "iphone", 1), place="venue-1", place_name="砥部町 中央公民館")

    assert (kept.family, kept.place_name, kept.day) == ("iphone", "砥部町 中央公民館", factories.TODAY)
    assert kept.block_id == reading_of(page, "iphone").actions[1].block_id


def test_names_of_actions_last_and_differ(page):
    again = MaterialPage.objects.get(pk=page.pk)

    names = [says(page, family, position) for family in ("android", "iphone", "easy") for position in (0, 1)]

    assert names == [says(again, family, position) for family in ("android", "iphone", "easy") for position in (0, 1)]
    assert len(set(names)) == 6


def test_report_twice_on_a_day_is_one(page):
    assert report(page, says(page, "android", 0)) == report(page, says(page, "android", 0))
    assert ScreenReport.objects.count() == 1


@pytest.mark.parametrize("said", ["", "android.", "android.none", "iphone", ".", "x" * 200, "feature.x"])
def test_what_is_not_there_is_refused(page, said):
    with pytest.raises(PictureIsGone):
        report(page, said)

    assert ScreenReport.objects.count() == 0


def test_action_that_is_not_in_the_list_any_more_is_refused(page):
    other = says(page, "iphone", 1).replace("-0", "-1")

    with pytest.raises(PictureIsGone):
        report(page, other)


def test_unknown_phone_is_refused(page):
    with pytest.raises(PictureIsGone):
        report(page, says(page, "android", 0).replace("android", "typewriter"))
