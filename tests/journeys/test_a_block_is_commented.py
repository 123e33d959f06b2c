"""Who approves writes at the very block what is to be changed, and returns the page; who wrote it finds the words there."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Comment

from materials.models import Number

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORDS, ANSWER = "「設定」の字を 先に 書いてください。", "2か所 直してください。"
FIRST_ACTION = "[data-contentpath=android] [data-contentpath=text]"


@pytest.fixture
def handed_in(site):
    from courses.models import User

    page = Number.objects.get(digits="103").page.specific
    writer = User.objects.get(username="kyozai")
    page.aim = "自分で 文字の大きさを 変えられる。"
    page.save_revision(user=writer)
    page.get_workflow().start(page, writer)
    return f"/admin/pages/{page.pk}/edit/"


def choose_at_the_foot(page, words):
    page.locator("footer .w-dropdown__toggle").first.click()
    page.get_by_role("button", name=words, exact=True).first.click()


def comment_and_return(walk, address):
    page = walk.page
    walk.sign_in("ken")
    page.goto(walk.site.url + address)
    page.get_by_role("button", name="コメントを開く・閉じる").first.click()
    field = page.locator(FIRST_ACTION).first
    field.hover()
    field.locator("[data-comment-add]").click()
    page.locator(".comment textarea").fill(WORDS)
    page.locator(".comment [type=submit], .comment__button--primary").first.click()
    choose_at_the_foot(page, "直すところを 書いて 返す")
    page.locator(".modal textarea").fill(ANSWER)
    with page.expect_navigation():
        page.locator(".modal [type=submit]").first.click()


def test_words_on_a_block_reach_who_wrote_it(handed_in, walk):
    comment_and_return(walk, handed_in)

    comment = Comment.objects.get()
    path = comment.contentpath.split(".")
    assert (comment.text, path[0], path[2], path[-1]) == (WORDS, "body", "android", "text")

    walk.sign_in("kyozai")
    walk.page.goto(walk.site.url + "/admin/")
    assert f"もどって きました: {ANSWER}コメントが 1か所に あります" in walk.page.inner_text("main")
    walk.page.get_by_role("link", name="文字を大きくする").first.click()
    # The browser remembers that its panel of comments stands open, whoever signs in.
    said = walk.page.locator(".comment").filter(has_text=WORDS)
    expect(said).to_contain_text("県事務局")
    walk.picture("editor-comment-on-a-block", 1280, 900)
    said.get_by_label("他のアクション").click()
    said.get_by_role("menuitem", name="解決済みにする").click()
    with walk.page.expect_navigation():
        choose_at_the_foot(walk.page, "県の確認に再提出する")

    assert Comment.objects.filter(resolved_at=None).count() == 0
