import pytest
from wagtail.models import WorkflowState

from courses.actions.write_groups import write_groups, write_memberships
from courses.models import StaffAssignment, VenuePage
from courses.reports.approval import came_back, drafts_of, waiting_for
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(cast):
    cast.writer = factories.staff("editor", None, name="県の 教材係")
    write_groups()
    for user in (cast.editor, cast.clerk, cast.neighbour_clerk, cast.officer, cast.writer):
        write_memberships(user=user)
    return cast


@pytest.fixture
def draft(staff):
    """Of the municipality's editor, handed in."""
    page = factories.grown(staff.tobe.page, VenuePage(title="新しい会場", slug="new", live=False, owner=staff.editor))
    return handed_in(page, staff.editor)


def handed_in(page, by):
    page.save_revision(user=by)
    page.get_workflow().start(page, by)
    return page


def titles(rows):
    return [page.title for page, _ in rows]


def test_what_the_municipality_wrote_waits_for_the_municipality(staff, draft):
    assert titles(waiting_for(staff.clerk)) == ["新しい会場"]
    assert [titles(waiting_for(user)) for user in (staff.neighbour_clerk, staff.officer, staff.editor)] == [[], [], []]


def test_a_municipality_without_an_approver_goes_to_the_prefecture(staff, draft):
    StaffAssignment.objects.filter(user=staff.clerk).update(until=factories.date(2026, 10, 19))

    assert titles(waiting_for(staff.officer)) == ["新しい会場"]


def test_an_approver_who_was_dismissed_is_none(staff, draft):
    type(staff.clerk).objects.filter(pk=staff.clerk.pk).update(is_active=False)

    assert titles(waiting_for(staff.officer)) == ["新しい会場"]


def test_the_shared_library_waits_for_the_prefecture(staff):
    handed_in(staff.material, staff.writer)

    assert titles(waiting_for(staff.officer)) == [staff.material.title]
    assert titles(waiting_for(staff.clerk)) == []


def test_who_works_for_both_sees_both(staff, draft):
    days = {"starts": factories.date(2026, 4, 1), "until": factories.date(2027, 3, 31)}
    StaffAssignment.objects.create(user=staff.officer, role="municipality", municipality=staff.tobe, **days)
    write_memberships(user=staff.officer)

    assert titles(waiting_for(staff.officer)) == ["新しい会場"]


def test_what_was_approved_waits_for_nobody_and_is_live(staff, draft):
    draft.current_workflow_task_state.approve(user=staff.clerk)

    assert titles(waiting_for(staff.clerk)) == []
    assert VenuePage.objects.get(pk=draft.pk).live


def test_drafts_are_the_own_ones_what_came_back_first(staff, draft):
    other = factories.grown(staff.tobe.page, VenuePage(title="書きかけ", slug="b", live=False, owner=staff.editor))
    other.save_revision(user=staff.editor)
    state = draft.current_workflow_task_state

    state.reject(user=staff.clerk, comment="電話番号が ありません")

    rows = drafts_of(staff.editor)
    assert titles(rows) == ["新しい会場", "書きかけ"]
    assert [came_back(way) for _, way in rows] == [True, False]
    assert rows[0][1].status == WorkflowState.STATUS_NEEDS_CHANGES


def test_what_came_back_with_words_on_a_block_is_still_the_writer_s(staff):
    """Who approves saves the comment, and with it a version of the page that somebody else began."""
    handed_in(staff.material, staff.writer)
    staff.material.save_revision(user=staff.officer)
    staff.material.current_workflow_task_state.reject(user=staff.officer, comment="2か所 あります")

    assert titles(drafts_of(staff.writer)) == [staff.material.title]
    assert [titles(drafts_of(user)) for user in (staff.editor, staff.officer)] == [[], []]


def test_drafts_of_others_are_not_listed(staff, draft):
    assert titles(drafts_of(staff.neighbour_clerk)) == []
    assert titles(drafts_of(staff.clerk)) == []
