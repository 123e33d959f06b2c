import pytest
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage

from courses.actions.write_groups import write_groups
from courses.models import Municipality
from tests import factories

pytestmark = pytest.mark.django_db


def written():
    return sorted(
        (row.page_id, row.workflow.name, *approvers(row)) for row in WorkflowPage.objects.exclude(page__depth=1)
    )


def approvers(row):
    return sorted(row.workflow.workflow_tasks.get().task.specific.groups.values_list("name", flat=True))


def test_each_municipality_and_the_prefecture_approve_what_is_theirs(cast):
    write_groups()

    assert written() == sorted(
        [
            (factories.home().pk, "県の確認", "県事務局"),
            (cast.tobe.page.pk, "砥部町の確認", "県事務局", "確認 384020"),
            (cast.masaki.page.pk, "松前町の確認", "県事務局", "確認 384011"),
        ]
    )


def test_written_twice_is_the_same(cast):
    write_groups()
    before = (written(), Workflow.objects.count(), GroupApprovalTask.objects.count())

    write_groups()

    assert (written(), Workflow.objects.count(), GroupApprovalTask.objects.count()) == before


def test_a_new_name_keeps_what_waits(cast):
    write_groups()
    workflow = cast.tobe.page.get_workflow()
    Municipality.objects.filter(pk=cast.tobe.pk).update(name="新砥部町")

    write_groups()

    assert Workflow.objects.get(pk=workflow.pk).name == "新砥部町の確認"


@pytest.mark.parametrize("where, name", [("own", "砥部町の確認"), ("shared", "県の確認")])
def test_a_page_is_approved_by_the_nearest(cast, where, name):
    write_groups()
    page = {"own": cast.cohort.venue, "shared": cast.material}[where]

    assert page.get_workflow().name == name
