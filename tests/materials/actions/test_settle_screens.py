from datetime import timedelta

import pytest
import time_machine
from wagtail.models import PageLogEntry

from courses.actions.write_groups import write_groups, write_memberships
from materials.actions.report_screen import report_screen
from materials.actions.settle_screens import MayNotSettle, settle_screens
from materials.models import MaterialPage, ScreenReport
from materials.reports.reading import reading_of
from materials.tasks import publish_scheduled_pages
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(cast):
    """Published, with a draft that nobody sees yet, and reported."""
    write_groups()
    write_memberships(user=cast.officer)
    page = MaterialPage.objects.get(pk=cast.material.pk)
    page.save_revision().publish()
    page = MaterialPage.objects.get(pk=page.pk)
    page.title = "書きかけ"
    page.save_revision()
    said = reading_of(page, "android", asks=True).actions[0].report_as
    report_screen(material=page, said=said, place="venue-1", at=factories.NOW)
    return MaterialPage.objects.get(pk=page.pk)


def settle(page, by):
    settle_screens(material=page, by=by, at=factories.NOW)
    return MaterialPage.objects.get(pk=page.pk)


def test_settling_stamps_the_day_and_who(cast, page):
    after = settle(page, cast.officer)

    assert after.checked_on == factories.TODAY
    assert list(ScreenReport.objects.values_list("settled_at", "settled_by")) == [(factories.NOW, cast.officer.pk)]
    entry = PageLogEntry.objects.get(action="materials.screens_checked")
    assert (entry.user, entry.page_id) == (cast.officer, page.pk)


def test_settling_publishes_no_draft_and_outlives_its_publication(cast, page):
    after = settle(page, cast.officer)
    assert (after.title, after.has_unpublished_changes) == ("毎朝、天気を見る", True)

    after.latest_revision.publish()

    published = MaterialPage.objects.get(pk=page.pk)
    assert (published.title, published.checked_on) == ("書きかけ", factories.TODAY)


def test_a_version_that_waits_for_its_day_brings_no_old_day_back(cast, page):
    page.title, page.go_live_at = "あすから", factories.NOW + timedelta(days=1)
    page.save_revision().publish()
    page.go_live_at, page.title = None, "もっと 先の 書きかけ"
    page.save_revision()
    settle(MaterialPage.objects.get(pk=page.pk), cast.officer)

    with time_machine.travel(factories.NOW + timedelta(days=2), tick=False):
        publish_scheduled_pages()

    published = MaterialPage.objects.get(pk=page.pk)
    assert (published.title, published.checked_on) == ("あすから", factories.TODAY)


def test_a_version_that_waits_for_approval_brings_no_old_day_back(cast, page):
    page.get_workflow().start(page, cast.officer)
    page.title = "あとからの 書きかけ"
    page.save_revision()
    settle(MaterialPage.objects.get(pk=page.pk), cast.officer)

    MaterialPage.objects.get(pk=page.pk).current_workflow_task_state.revision.publish()

    assert MaterialPage.objects.get(pk=page.pk).checked_on == factories.TODAY


def test_settling_twice_is_harmless(cast, page):
    settle(page, cast.officer)

    assert settle(page, cast.officer).checked_on == factories.TODAY
    assert ScreenReport.objects.open().count() == 0


def test_a_report_after_settling_is_open(cast, page):
    settle(page, cast.officer)
    said = reading_of(page, "android", asks=True).actions[0].report_as

    report_screen(material=page, said=said, place="venue-1", at=factories.NOW)

    assert ScreenReport.objects.open().count() == 1


@pytest.mark.parametrize("who", ["editor", "neighbour_clerk", "instructor"])
def test_who_may_not_change_the_page_settles_nothing(cast, page, who):
    with pytest.raises(MayNotSettle):
        settle(page, getattr(cast, who))

    assert ScreenReport.objects.open().count() == 1
