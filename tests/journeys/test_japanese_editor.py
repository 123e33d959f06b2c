"""What a browser adds to the editor's screens is Japanese, too: menus, the text field, dialogs, choosers, comments."""

import pytest

from courses.models import CoursePage, StepPage
from tests.english import english

pytestmark = pytest.mark.browser

SEEN = """() => [
    document.body.innerText,
    ...[...document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")]
        .filter(node => node.checkVisibility())
        .flatMap(node => ["aria-label", "title", "placeholder", "alt"].map(name => node.getAttribute(name) || ""))
].flatMap(text => text.split("\\n"))"""
OFFICER = "ken"
"""Stands as it is in the menu, where Wagtail shows who is signed in by the name that was typed."""
PANELS = ("状態を開く・閉じる", "コメントを開く・閉じる", "チェックを開く・閉じる", "プレビューを開く・閉じる")


class Reader:
    """Remembers the English of every screen, by name."""

    def __init__(self, walk):
        self.page, self.site, self.left = walk.page, walk.site, []

    def reads(self, name):
        texts = [text.strip() for text in self.page.evaluate(SEEN)]
        found = english(text for text in texts if text != OFFICER)
        self.left += [f"{name}: {text}" for text in found]

    def opens(self, path, name):
        self.page.goto(self.site.url + path)
        self.page.wait_for_load_state("networkidle")
        self.reads(name)

    def presses(self, button, name):
        self.page.get_by_role("button", name=button, exact=True).first.click()
        self.page.wait_for_timeout(300)
        self.reads(name)


@pytest.fixture
def reader(walk):
    walk.sign_in(OFFICER)
    return Reader(walk)


def test_a_day_in_the_editor_without_english(reader, walk):
    step = StepPage.objects.child_of(CoursePage.objects.first()).first()

    reader.opens("/admin/", "home")
    reader.opens(f"/admin/pages/{step.get_parent().pk}/", "explorer")
    reader.opens(f"/admin/pages/{step.pk}/edit/", "edit")
    panels(reader)
    reader.opens(f"/admin/pages/{step.pk}/edit/", "edit again")
    reader.presses("ページ", "tree")
    reader.page.keyboard.press("Escape")
    reader.presses("状態を開く・閉じる", "status")
    reader.presses("予約する", "schedule")
    reader.opens("/admin/images/multiple/add/", "upload")
    reader.opens("/admin/account/", "account")
    reader.opens(f"/admin/pages/{step.pk}/history/", "history")

    assert reader.left == []


def panels(reader):
    """Each side panel of the open page, by its button."""
    for name in PANELS:
        if reader.page.get_by_role("button", name=name, exact=True).count():
            reader.presses(name, name)
