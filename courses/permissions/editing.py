"""Who edits what in Wagtail, beyond what its groups say. Not about people who learn: they are not there."""

from typing import Any

from wagtail.images.permissions import permission_policy as images_policy
from wagtail.models import Page, PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from courses.permissions.roles import standing_of_user
from materials.models import MaterialIndexPage


def is_prefecture(user: Any) -> bool:
    return standing_of_user(user).is_prefecture


def may_open_what_is_named(user: Any, named: dict[str, Any]) -> bool:
    """Two screens of the editor say the title before they ask for the right: a move that goes to an own page, and the
    format of a picture. What does not exist is answered alike."""
    page, image = named.get("page_to_move_id"), named.get("image_id")
    if page is not None and not PagePermissionPolicy().explorable_instances(user).filter(pk=page).exists():
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
