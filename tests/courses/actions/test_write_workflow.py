import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow, WorkflowPage

from courses.actions.write_groups import write_groups, write_memberships
from courses.apps import write_rights
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


def test_an_update_brings_what_stands_under_the_rule_of_now(cast):
    """As it was when everybody published: one group a municipality, with the right to."""
    write_groups()
    old = Group.objects.get(name="教材 384020")
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=old, page_id=cast.tobe.page.pk, permission=publish)
    for user in (cast.clerk, cast.editor):
        user.groups.set([old])

    write_rights()

    may = [cast.tobe.page.permissions_for_user(fresh(user)).can_publish() for user in (cast.clerk, cast.editor)]
    assert may == [True, False]


def fresh(user):
    return type(user).objects.get(pk=user.pk)


def test_a_new_page_below_home_has_its_rights_at_once(cast, client):
    write_groups()
    town = factories.municipality("382019", "松山市", "マツヤマシ")
    writer = factories.staff("editor", town)
    write_memberships(user=cast.officer)
    client.force_login(cast.officer)
    form = {"title": "松山市", "slug": "matsuyama", "municipality": town.pk, "intro": "", "action-publish": "1"}

    client.post(f"/admin/pages/add/courses/municipalitypage/{factories.home().pk}/", form)

    write_memberships(user=writer)
    assert town.page.permissions_for_user(writer).can_edit()
