from datetime import timedelta

import pytest

from materials.actions.report_screen import report_screen
from materials.models import MaterialPage
from materials.reports.reading import reading_of
from materials.reports.screen_reports import different, raised, unchecked
from tests import factories

pytestmark = pytest.mark.django_db
ALL = MaterialPage.objects.all


@pytest.fixture
def page(today):
    made = factories.material(body=[factories.action("設定を 軽く押す"), factories.action("時計を 軽く押す")])
    return MaterialPage.objects.get(pk=made.pk)


@pytest.fixture
def say(page):
    """From a place, some days after today, about the action in that position."""

    def said(place, days=0, position=0, family="android"):
        name = {"venue-1": "砥部町 中央公民館", "venue-2": "松前町 文化センター"}.get(place, "")
        action = reading_of(page, family, asks=True).actions[position]
        at = factories.NOW + timedelta(days=days)
        return report_screen(material=page, said=action.report_as, place=place, place_name=name, at=at)

    return said


@pytest.mark.parametrize(
    "reports, is_raised",
    [
        ([("venue-1", 0)], False),
        ([("venue-1", 0), ("venue-1", 1)], False),
        ([("venue-1", 0), ("venue-2", 7)], True),
        ([("venue-1", 0), ("venue-2", 8)], False),
        ([("venue-1", 0), ("venue-1", 5), ("venue-2", 10)], True),
        ([("", 0), ("", 1)], False),
        ([("", 0), ("venue-1", 1)], True),
    ],
)
def test_two_places_within_seven_days_raise_a_page(page, say, reports, is_raised):
    for place, days in reports:
        say(place, days)

    assert list(raised(ALL())) == ([page.pk] if is_raised else [])


def test_what_is_raised_is_of_the_given_pages_only(page, say):
    say("venue-1")
    say("venue-2")

    assert raised(MaterialPage.objects.exclude(pk=page.pk)) == {}


def test_what_is_different_is_told_by_action_and_phone(page, say):
    say("venue-1")
    say("venue-2", 1)
    say("", 2, position=1, family="iphone")

    told = [(row.text, row.family, row.places, row.times) for row in different(page)]

    assert told == [
        ("時計を 軽く押す", "アイフォーン", ("カードなしの方",), 1),
        ("設定を 軽く押す", "アンドロイド", ("松前町 文化センター", "砥部町 中央公民館"), 2),
    ]


def test_what_was_reported_keeps_its_words(page, say):
    say("venue-1")
    page.body = [factories.action("ほかのこと")]
    page.save()

    assert [row.text for row in different(MaterialPage.objects.get(pk=page.pk))] == ["設定を 軽く押す"]


def test_unchecked_for_half_a_year_the_longest_first(page):
    days = {"102": 184, "103": 183, "104": 400}
    for digits, ago in days.items():
        factories.material(digits)
        MaterialPage.objects.filter(slug=f"m{digits}").update(checked_on=factories.TODAY - timedelta(days=ago))
    factories.material("105", live=False)

    found = [row.digits for row in unchecked(ALL(), factories.TODAY)]

    assert sorted(found) == ["101", "102", "104"]
    assert [digits for digits in found if digits != "101"] == ["104", "102"]
