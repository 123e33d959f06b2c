"""What is written by one is published by another: the editor's own screens and addresses, as each role finds them."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from courses.actions.write_groups import write_groups, write_memberships
from courses.models import VenuePage
from materials.tasks import publish_scheduled_pages
from tests import factories


@pytest.fixture
def editing(cast, sign_in):
    write_groups()

    def signed_in(name):
        write_memberships(user=getattr(cast, name))
        return sign_in(getattr(cast, name))

    return signed_in


@pytest.fixture
def draft(cast, editing):
    page = factories.grown(cast.tobe.page, VenuePage(title="新しい会場", slug="new", live=False, owner=cast.editor))
    page.save_revision(user=cast.editor)
    return page


def hand_in(page, by):
    return page.get_workflow().start(page, by).current_task_state


def is_live(page):
    return VenuePage.objects.get(pk=page.pk).live


def approve(client, page, task):
    return client.post(f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/")


def test_who_writes_hands_in(cast, editing, draft):
    page = editing("editor").get(f"/admin/pages/{draft.pk}/edit/").content.decode()

    assert "砥部町の確認に提出する" in page
    assert 'name="action-publish"' not in page


def test_who_approves_is_offered_approval_and_no_way_around_it(cast, editing, draft):
    hand_in(draft, cast.editor)

    page = editing("clerk").get(f"/admin/pages/{draft.pk}/edit/").content.decode()

    assert "承認して 公開する" in page
    assert "直すところを 書いて 返す" in page
    assert 'name="action-publish"' not in page


def test_approving_publishes(cast, editing, draft):
    task = hand_in(draft, cast.editor)

    approve(editing("clerk"), draft, task)

    assert is_live(draft)


@pytest.mark.parametrize("who", ["editor", "neighbour_clerk", "instructor"])
def test_nobody_else_approves(cast, editing, draft, who):
    task = hand_in(draft, cast.editor)

    approve(editing(who), draft, task)

    assert not is_live(draft)


@pytest.mark.parametrize("what", ["action/{}/approve/{}/", "collect_action_data/{}/approve/{}/"])
def test_an_own_page_opens_no_approval_of_another_page(cast, editing, draft, what):
    task = hand_in(draft, cast.editor)
    other = factories.grown(cast.tobe.page, VenuePage(title="べつの会場", slug="b", live=False))

    assert editing("clerk").get(f"/admin/pages/workflow/{what.format(other.pk, task.pk)}").status_code == 403


def test_a_day_that_was_set_is_kept_by_the_approval(cast, editing, draft):
    draft.go_live_at = timezone.now() + timedelta(days=2)
    draft.save_revision(user=cast.editor)
    task = hand_in(draft, cast.editor)

    approve(editing("clerk"), draft, task)
    assert not is_live(draft)

    with time_machine.travel(factories.NOW + timedelta(days=3), tick=False):
        publish_scheduled_pages()
    assert is_live(draft)


def test_versions_are_compared_and_blocks_are_commented(cast, editing, draft):
    draft.title = "もっと 新しい会場"
    draft.save_revision(user=cast.editor)
    first, second = draft.revisions.order_by("pk").values_list("pk", flat=True)
    client = editing("editor")

    compared = client.get(f"/admin/pages/{draft.pk}/revisions/compare/{first}...{second}/").content.decode()

    assert "もっと" in compared
    assert "comments-output" in client.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
