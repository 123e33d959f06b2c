import pytest
from wagtail.models import Comment

from courses.actions.write_groups import write_groups, write_memberships
from courses.models import VenuePage
from tests import factories


@pytest.fixture
def home(cast, sign_in):
    """What stands on the editor's home, by its headings."""
    write_groups()

    def read(user):
        write_memberships(user=user)
        return sign_in(user).get("/admin/").content.decode()

    return read


@pytest.fixture
def draft(cast, home):
    page = factories.grown(cast.tobe.page, VenuePage(title="新しい会場", slug="new", live=False, owner=cast.editor))
    page.save_revision(user=cast.editor)
    return page


def test_a_new_editor_s_home_has_no_empty_lists(cast, home):
    page = home(cast.editor)

    for heading in ("自分の 下書き", "わたしの 確認待ち", "6か月以上", "「画面が ちがう」", "機種の 穴"):
        assert heading not in page


def test_own_draft_says_when_and_that_nobody_sees_it(cast, home, draft):
    page = home(cast.editor)

    assert f'<a href="/admin/pages/{draft.pk}/edit/">新しい会場</a>' in page
    assert "10月20日(火)に 書きました。まだ 見えていません" in page


def test_handed_in_it_waits_and_the_approver_finds_it(cast, home, draft):
    draft.get_workflow().start(draft, cast.editor)

    assert "「砥部町の確認」を 待っています" in home(cast.editor)
    page = home(cast.clerk)
    assert "わたしの 確認待ち" in page
    assert "砥部町 教材担当さんが 10月20日(火)に 出しました" in page


def test_sent_back_it_says_why(cast, home, draft):
    draft.get_workflow().start(draft, cast.editor)
    draft.current_workflow_task_state.reject(user=cast.clerk, comment="電話番号が <b>ありません</b>")

    assert "もどって きました: 電話番号が &lt;b&gt;ありません&lt;/b&gt;" in home(cast.editor)


def test_sent_back_it_says_how_many_places_have_a_comment(cast, home, draft):
    draft.get_workflow().start(draft, cast.editor)
    draft.current_workflow_task_state.reject(user=cast.clerk, comment="2か所 直してください。")
    for resolved_at in (None, None, factories.NOW):
        Comment.objects.create(
            page=draft, user=cast.clerk, text="ここ", contentpath="title", position="", resolved_at=resolved_at
        )

    assert "もどって きました: 2か所 直してください。コメントが 2か所に あります" in home(cast.editor)


def test_what_wagtail_shows_here_is_gone(cast, home, draft):
    assert "最近の編集" not in home(cast.editor)
    assert "Your most recent edits" not in home(cast.editor)


def test_home_leads_to_one_s_own_venues(cast, home):
    assert "1会場。講座を 開く" in home(cast.clerk)
    assert f"{VenuePage.objects.count()}会場。講座を 開く" in home(cast.officer)
