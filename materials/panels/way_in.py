"""The first thing on the editor's home: the self-study pages one may change, and the three presses it takes."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from materials.models import MaterialIndexPage, MaterialPage, Number

_SHOWN = 60


class WayIn(Component):
    name = "way_in"
    template_name = "materials/panels/way_in.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, object]:
        user = parent_context["request"].user
        rights = PagePermissionPolicy()
        pages = MaterialPage.objects.filter(pk__in=_keys(rights.instances_user_has_permission_for(user, "change")))
        shelves = MaterialIndexPage.objects.filter(pk__in=_keys(rights.instances_user_has_permission_for(user, "add")))
        return {"rows": _rows(pages), "more": max(pages.count() - _SHOWN, 0), "shelves": shelves.order_by("path")}


def _keys(pages: Any) -> Any:
    return pages.values("pk")


def _rows(pages: Any) -> list[tuple[str, Page]]:
    """Digits and page in the order of paper; a page without a number yet comes last."""
    digits = dict(Number.objects.filter(page__in=pages.values("pk")).values_list("page", "digits"))
    rows = [(digits.get(page.pk, ""), page) for page in pages]
    return sorted(rows, key=lambda row: (not row[0], len(row[0]), row[0], row[1].title))[:_SHOWN]


def put_first(request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, WayIn())
