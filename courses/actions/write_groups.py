"""Rights in the editor follow from assignments. Groups are written here and never edited by hand.

Whoever makes materials writes and hands in; the municipality's staff, or the prefecture for what all share, looks and
publishes. One person who is both publishes without asking anybody.
"""

from datetime import date

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from courses.actions.write_workflow import write_workflow
from courses.models import Municipality, MunicipalityPage, StaffAssignment, User
from courses.models.staff_assignment import EDITING_ROLES, Role

PREFECTURE = "県事務局"
SHARED = "県の教材"
_OWN, _LOOKS = "教材 ", "確認 "
"""Groups of a municipality, those who write and those who approve: this and its code, so that renaming it changes nothing."""

_WRITES = ("add_page", "change_page")
_PUBLISHES = (*_WRITES, "publish_page")
_ON_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
_SNIPPETS = ("curriculum", "checkpoint", "municipality", "number")


@transaction.atomic
def write_groups(which: Q | None = None) -> None:
    """All groups with their rights, or those of some municipalities and the prefecture's. Doing it twice changes nothing."""
    home = Site.objects.get(is_default_site=True).root_page
    on_home = (*_PUBLISHES, "lock_page", "unlock_page", "bulk_delete_page")
    prefecture = _write(PREFECTURE, [home], on_home, Collection.get_first_root_node())
    prefecture.permissions.add(*_snippet_permissions())
    write_workflow(page=home, name="県の確認", approvers=[prefecture])
    shared = [page for page in home.get_children() if page.specific_class is not MunicipalityPage]
    _write(SHARED, shared, _WRITES, _collection(SHARED))
    towns = Municipality.objects.select_related("page")
    for town in towns.filter(which) if which is not None else towns:
        _write_town(town, prefecture)


def _write_town(town: Municipality, prefecture: Group) -> None:
    """The prefecture approves too, always: so a municipality whose approver has left is not stuck, and no right depends
    on the day. Whose turn it is, `courses.reports.approval` says."""
    pages = [town.page] if hasattr(town, "page") else []
    _write(f"{_OWN}{town.code}", pages, _WRITES, _collection(town.name))
    looks = _write(f"{_LOOKS}{town.code}", pages, _PUBLISHES, _collection(town.name))
    for page in pages:
        write_workflow(page=page, name=f"{town.name}の確認", approvers=[looks, prefecture])


@transaction.atomic
def write_all_rights(*, on: date | None = None) -> None:
    """Groups, approvals and everybody's memberships: after an update that brought another rule."""
    write_groups()
    at_work = StaffAssignment.objects.on(on or timezone.localdate()).of_role(*EDITING_ROLES)
    for user in User.objects.filter(pk__in=at_work.values("user")):
        write_memberships(user=user, on=on)


@transaction.atomic
def write_memberships(*, user: User, on: date | None = None) -> None:
    """The user's groups are exactly those of today's assignments that edit."""
    rows = StaffAssignment.objects.on(on or timezone.localdate()).filter(user=user).of_role(*EDITING_ROLES)
    user.groups.set(Group.objects.filter(name__in={_group_of(row) for row in rows}))


def _group_of(row: StaffAssignment) -> str:
    if row.role == Role.PREFECTURE:
        return PREFECTURE
    if row.role == Role.MUNICIPALITY:
        return f"{_LOOKS}{row.municipality_id}"
    return f"{_OWN}{row.municipality_id}" if row.municipality_id else SHARED


def _write(name: str, pages: list[Page], on_pages: tuple[str, ...], collection: Collection) -> Group:
    """The group has these rights on these pages and no others: what an earlier rule gave is taken back."""
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    rights = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=on_pages)
    there = GroupPagePermission.objects.filter(group=group)
    there.exclude(page__in=[page.pk for page in pages], permission__in=rights).delete()
    GroupPagePermission.objects.bulk_create(
        [GroupPagePermission(group=group, page_id=page.pk, permission=right) for page in pages for right in rights],
        ignore_conflicts=True,
    )
    on_files = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=_ON_FILES
    )
    GroupCollectionPermission.objects.bulk_create(
        [GroupCollectionPermission(group=group, collection=collection, permission=right) for right in on_files],
        ignore_conflicts=True,
    )
    return group


def _collection(name: str) -> Collection:
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def _snippet_permissions() -> list[Permission]:
    """No right to delete: codes and numbers on paper outlive what is taught."""
    codes = [f"{verb}_{name}" for verb in ("add", "change", "view") for name in _SNIPPETS]
    return list(Permission.objects.filter(content_type__app_label__in=("materials", "courses"), codename__in=codes))
