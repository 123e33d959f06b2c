"""What was handed in and whose turn it is. A municipality approves its own; where nobody does that work today, the prefecture
does, which may approve everything."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.models import Comment, GroupApprovalTask, Page, TaskState, WorkflowPage, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy

from courses.models import MunicipalityPage, StaffAssignment
from courses.models.staff_assignment import Role
from courses.permissions.roles import standing_of_user


def waiting_for(user: Any) -> list[tuple[Page, TaskState]]:
    """Pages that this user is to look at, the longest waiting first."""
    own = GroupApprovalTask.objects.filter(groups__in=user.groups.all()).values("pk")
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__in=own, workflow_state__base_content_type=_pages()
    )
    if standing_of_user(user).is_prefecture:
        states = states.exclude(Q(workflow_state__workflow__in=_looked_after()) & ~Q(task__in=_of_own_town(user)))
    rows = list(states.select_related("workflow_state__requested_by").order_by("started_at"))
    pages = Page.objects.in_bulk([int(row.workflow_state.object_id) for row in rows])
    return [(pages[int(row.workflow_state.object_id)], row) for row in rows]


def _looked_after() -> QuerySet[WorkflowPage]:
    """Workflows of municipalities where somebody approves today."""
    at_work = StaffAssignment.objects.on(timezone.localdate()).of_role(Role.MUNICIPALITY).filter(user__is_active=True)
    towns = MunicipalityPage.objects.filter(municipality__in=at_work.values("municipality"))
    return WorkflowPage.objects.filter(page__in=towns.values("pk")).values("workflow")


def _of_own_town(user: Any) -> QuerySet[WorkflowPage]:
    """Of somebody who works for the prefecture and for a municipality."""
    towns = MunicipalityPage.objects.filter(municipality__in=standing_of_user(user).municipalities)
    workflows = WorkflowPage.objects.filter(page__in=towns.values("pk")).values("workflow")
    return GroupApprovalTask.objects.filter(workflow_tasks__workflow__in=workflows).values("pk")


def drafts_of(user: Any) -> list[tuple[Page, WorkflowState | None]]:
    """What this user began, wrote last or handed in, and readers do not see yet, with its way through the approval; what
    came back first, then the newest. Who looks at it and comments on a block has written last; it stays the other's."""
    may = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    mine = Q(owner=user) | Q(latest_revision__user=user) | Q(pk__in=_handed_in_by(user))
    pages = list(
        Page.objects.filter(mine, has_unpublished_changes=True, pk__in=may.values("pk")).order_by(
            "-latest_revision_created_at"
        )
    )
    states = _ways_of(pages)
    rows = [(page, states.get(str(page.pk))) for page in pages]
    rows = [row for row in rows if row[0].owner_id == user.pk or not _is_anothers(row[1], user)]
    return sorted(rows, key=lambda row: not came_back(row[1]))


def _is_anothers(state: WorkflowState | None, user: Any) -> bool:
    return state is not None and state.requested_by_id not in (None, user.pk)


def _handed_in_by(user: Any) -> list[int]:
    """The keys of a workflow's objects are text."""
    states = WorkflowState.objects.active().filter(base_content_type=_pages(), requested_by=user)
    return [int(key) for key in states.values_list("object_id", flat=True)]


def comments_on(pages: list[Page]) -> dict[int, int]:
    """How many places of each page have a comment that nobody has settled."""
    rows = Comment.objects.filter(page__in=pages, resolved_at=None).values_list("page").order_by()
    return dict(rows.annotate(places=Count("pk")))


def came_back(state: WorkflowState | None) -> bool:
    return state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES


def _ways_of(pages: list[Page]) -> dict[str, WorkflowState]:
    keys = [str(page.pk) for page in pages]
    states = WorkflowState.objects.active().filter(base_content_type=_pages(), object_id__in=keys)
    return {row.object_id: row for row in states.select_related("workflow", "current_task_state")}


def _pages() -> ContentType:
    return ContentType.objects.get_for_model(Page)
