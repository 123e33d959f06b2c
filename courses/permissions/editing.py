"""Who edits what in Wagtail, beyond what its groups say. Not about people who learn: they are not there."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.images.permissions import permission_policy as images_policy
from wagtail.models import Page, PageQuerySet, TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy

from courses.permissions.roles import standing_of_user
from materials.models import MaterialIndexPage


def is_prefecture(user: Any) -> bool:
    return standing_of_user(user).is_prefecture


def may_open(user: Any, page_id: int | None) -> bool:
    """A page of the own part of the tree."""
    return bool(PagePermissionPolicy().explorable_instances(user).filter(pk=page_id).exists())


def may_open_approval(user: Any, named: dict[str, Any]) -> bool:
    """An own page, and of approvals only its own: the editor says a task's name before it looks whose it is."""
    if not may_open(user, named.get("page_id")):
        return False
    wanted = {"pk": named.get("task_state_id"), "task": named.get("task_id")}
    wanted = {name: value for name, value in wanted.items() if value is not None}
    own = TaskState.objects.filter(revision__object_id=str(named["page_id"]), revision__base_content_type=_pages())
    return not wanted or own.filter(**wanted).exists()


def _pages() -> ContentType:
    return ContentType.objects.get_for_model(Page)


def may_open_what_is_named(user: Any, named: dict[str, Any]) -> bool:
    """Two screens of the editor say the title before they ask for the right: a move that goes to an own page, and the
    format of a picture. What does not exist is answered alike."""
    page, image = named.get("page_to_move_id"), named.get("image_id")
    if page is not None and not may_open(user, page):
        return False
    seen = images_policy.instances_user_has_any_permission_for(user, ["choose", "change"])
    return image is None or seen.filter(pk=image).exists()


def pages_choosable_by(user: Any, pages: PageQuerySet) -> PageQuerySet:
    """Own pages, drafts too, and what is live in the shared library; nobody sees the drafts of a neighbour."""
    own = PagePermissionPolicy().explorable_instances(user).values("pk")
    shelves = MaterialIndexPage.objects.filter(depth=3)  # root, home, shelf: the prefecture's
    shared = Page.objects.none()
    for shelf in shelves:
        shared = shared | Page.objects.live().descendant_of(shelf, inclusive=True)
    return pages.filter(pk__in=own) | pages.filter(pk__in=shared.values("pk"))
