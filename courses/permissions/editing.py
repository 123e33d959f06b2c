"""Who edits what in Wagtail, beyond what its groups say. Not about people who learn: they are not there."""

from typing import Any

from wagtail.models import Page, PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from courses.permissions.roles import standing_of_user
from materials.models import MaterialIndexPage


def is_prefecture(user: Any) -> bool:
    return standing_of_user(user).is_prefecture


def pages_choosable_by(user: Any, pages: PageQuerySet) -> PageQuerySet:
    """Own pages, drafts too, and what is live in the shared library; nobody sees the drafts of a neighbour."""
    own = PagePermissionPolicy().explorable_instances(user).values("pk")
    shelves = MaterialIndexPage.objects.filter(depth=3)  # root, home, shelf: the prefecture's
    shared = Page.objects.none()
    for shelf in shelves:
        shared = shared | Page.objects.live().descendant_of(shelf, inclusive=True)
    return pages.filter(pk__in=own) | pages.filter(pk__in=shared.values("pk"))
