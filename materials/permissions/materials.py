"""Who may change which self-study pages: as the groups of the editor say. Both forms of the one rule."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from materials.models import MaterialIndexPage, MaterialPage


def editable_by(user: Any) -> QuerySet[MaterialPage]:
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    found: QuerySet[MaterialPage] = MaterialPage.objects.filter(pk__in=pages.values("pk"))
    return found


def can_edit(user: Any, page: MaterialPage) -> bool:
    return editable_by(user).filter(pk=page.pk).exists()


def publishes_anything(user: Any) -> bool:
    """Or else it is handed in, and somebody else publishes."""
    return bool(PagePermissionPolicy().user_has_permission(user, "publish"))


def shelves_filled_by(user: Any) -> QuerySet[MaterialIndexPage]:
    """Where this user may put a new page."""
    shelves = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    found: QuerySet[MaterialIndexPage] = MaterialIndexPage.objects.filter(pk__in=shelves.values("pk")).order_by("path")
    return found
