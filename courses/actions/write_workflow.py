"""Who looks before a page is published: one step, below one page of the tree. Written with the groups, never by hand."""

from collections.abc import Sequence

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask


def write_workflow(*, page: Page, name: str, approvers: Sequence[Group]) -> Workflow:
    """Doing it twice changes nothing. The page keeps its workflow, whatever its name was, so that what waits goes on."""
    there = WorkflowPage.objects.filter(page_id=page.pk).select_related("workflow").first()
    workflow = there.workflow if there else Workflow.objects.create(name=name)
    task = GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr)
    if there is None:
        WorkflowPage.objects.create(workflow=workflow, page_id=page.pk)
    for row in (workflow, task):
        if row.name != name:
            row.name = name
            row.save(update_fields=["name"])
    task.groups.set(approvers)
    return workflow
