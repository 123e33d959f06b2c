"""No English is left on the screens of a day in the editor. What a browser adds to them: tests/journeys/test_japanese_editor.py"""

import pytest
from wagtail.admin.panels.signal_handlers import reset_edit_handler_cache
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

import lms.urls  # noqa: F401 - some of Wagtail's words are looked up when the views are read, as when a server starts
from courses.actions.write_groups import write_groups
from courses.models import VenuePage
from tests import factories
from tests.english import english, heard

LINKS = ("external", "email", "phone", "anchor")


@pytest.fixture
def officer(cast, sign_in):
    write_groups()
    # A migration builds the forms while translations are off, and they are kept.
    reset_edit_handler_cache(setting="WAGTAILADMIN_COMMENTS_ENABLED")
    return sign_in(cast.officer)


@pytest.fixture
def edited(cast):
    """A self-study page with two versions."""
    page = cast.material
    page.save_revision(user=cast.officer)
    page.lead = "べつの書き出し。"
    page.save_revision(user=cast.officer)
    return page


@pytest.fixture
def picture(db):
    return get_image_model().objects.create(title="写真", file=get_test_image_file())


def of_a_page(page):
    before, after = page.revisions.order_by("pk")
    here = f"/admin/pages/{page.pk}/"
    words = ("edit", "history", "usage", "copy", "move", "privacy", "workflow_history")
    return [
        f"/admin/pages/{page.get_parent().pk}/",
        f"/admin/pages/{factories.home().pk}/add_subpage/",
        f"/admin/pages/add/materials/materialpage/{page.get_parent().pk}/",
        *(f"{here}{word}/" for word in words),
        f"{here}revisions/compare/{before.pk}...{after.pk}/",
        f"{here}revisions/{before.pk}/revert/",
    ]


def left_on(client, addresses):
    """Address and string of all that is left; every one must answer."""
    answers = [(address, client.get(address)) for address in addresses]
    assert {response.status_code for _, response in answers} == {200}
    pages = [(address, response.content.decode()) for address, response in answers]
    return [f"{address}: {text}" for address, page in pages for text in english(heard(page))]


def test_home_and_account(officer):
    assert left_on(officer, ["/admin/", "/admin/account/"]) == []


def test_a_page_from_its_making_to_its_history(officer, edited):
    assert left_on(officer, of_a_page(edited)) == []


def test_a_page_that_goes(officer, cast):
    venue = factories.grown(cast.tobe.page, VenuePage(title="会場", slug="venue-that-goes"))
    here = f"/admin/pages/{venue.pk}/"

    assert left_on(officer, [f"{here}delete/", f"{here}unpublish/"]) == []


def test_choosers_and_pictures(officer, picture):
    addresses = [
        "/admin/choose-page/",
        f"/admin/choose-page/{factories.home().pk}/",
        *(f"/admin/choose-{kind}-link/" for kind in LINKS),
        "/admin/images/",
        "/admin/images/?q=まだない",
        "/admin/images/add/",
        "/admin/images/multiple/add/",
        "/admin/images/chooser/",
        "/admin/documents/",
        "/admin/documents/add/",
        "/admin/documents/multiple/add/",
        "/admin/documents/chooser/",
    ]

    assert left_on(officer, addresses) == []


def test_reports_and_registers(officer, cast):
    reports = ("locked", "workflow", "workflow_tasks", "site-history", "aging-pages")
    addresses = [f"/admin/reports/{name}/" for name in reports]

    assert (
        left_on(officer, [*addresses, "/admin/snippets/materials/checkpoint/", "/admin/snippets/courses/municipality/"])
        == []
    )


def test_english_is_found_in_texts_labels_buttons_and_islands():
    page = """
        <p>Edit this page</p><p>LINE を開く</p><p>https://host.example/abc/ を見る</p><input placeholder="Find">
        <input type="submit" value="Send"><button aria-label="Close dialog">×</button>
        <script type="application/json">{"label": "Page explorer", "icon": "folder-open", "help": "<b>Pick one</b>"}</script>
        <script>const silent = "Not shown"</script><kbd>Delete</kbd>
    """

    found = english(heard(page))

    assert found == ["Edit this page", "Find", "Send", "Close dialog", "Page explorer", "Pick one"]
